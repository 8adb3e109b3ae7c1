import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blendMark, markPixels, offsetsIn } from '../../../src/renderer/charts/blendMark'

type Colour = readonly [number, number, number, number]

const word = ([red, green, blue, opacity]: Colour): number =>
  (red | (green << 8) | (blue << 16) | (opacity << 24)) >>> 0
const bytes = (colour: number): number[] => [0, 8, 16, 24].map((shift) => (colour >>> shift) & 255)

const byte = fc.integer({ min: 0, max: 255 })
const visible = fc.tuple(byte, byte, byte, fc.integer({ min: 1, max: 255 }))

const laid = (over: Colour, under: Colour): number[] => {
  const picture = Uint32Array.of(word(under))
  blendMark(picture, 0, { offsets: Int32Array.of(0), colors: Uint32Array.of(word(over)) })
  return bytes(picture[0])
}

describe('blendMark', () => {
  it('lays colours over each other as "source over" defines it, to a byte', () => {
    fc.assert(
      fc.property(visible, visible, (over, under) => {
        const [top, bottom] = [over[3] / 255, (under[3] / 255) * (1 - over[3] / 255)]
        const opacity = top + bottom
        const mixed = [0, 1, 2].map((k) => (over[k] * top + under[k] * bottom) / opacity)
        const expected = [...mixed, 255 * opacity]
        laid(over, under).forEach((value, k) =>
          expect(Math.abs(value - expected[k])).toBeLessThanOrEqual(0.5 + 1e-9),
        )
      }),
    )
  })

  it('covers with what is opaque, and is seen as it is where nothing lay', () => {
    fc.assert(
      fc.property(visible, visible, ([red, green, blue, opacity], under) => {
        expect(laid([red, green, blue, 255], under)).toEqual([red, green, blue, 255])
        expect(laid([red, green, blue, opacity], [0, 0, 0, 0])).toEqual([red, green, blue, opacity])
      }),
    )
  })

  it('puts each pixel of a mark where it stood about the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (covered) => {
        const drawn = Uint32Array.from(covered, (is) => (is ? word([1, 2, 3, 255]) : word([9, 9, 9, 0])))
        const mark = markPixels(drawn, 5, 2)
        const width = 9
        const picture = new Uint32Array(width * 9)
        blendMark(picture, 4 * width + 4, { offsets: offsetsIn(width, mark), colors: mark.colors })
        const seen = covered.map((_, k) => picture[(2 + Math.floor(k / 5)) * width + 2 + (k % 5)] > 0)
        expect(seen).toEqual(covered)
        expect(picture.filter((colour) => colour > 0)).toHaveLength(covered.filter(Boolean).length)
      }),
    )
  })
})
