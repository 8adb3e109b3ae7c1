import { describe, expect, it } from 'vitest'
import type { Drawing, Mark } from '../../../../src/main/export/figures/drawing'
import { metafile } from '../../../../src/main/export/figures/metafile'

interface ReadRecord {
  readonly type: number
  readonly numbers: readonly number[]
  readonly bytes: Buffer
}

/** The records of an enhanced metafile, one after the other ([MS-EMF] 2.3). */
function recordsOf(bytes: Uint8Array): ReadRecord[] {
  const buffer = Buffer.from(bytes)
  const records: ReadRecord[] = []
  for (let at = 0; at < buffer.length;) {
    const length = buffer.readUInt32LE(at + 4)
    expect(length % 4).toBe(0)
    const record = buffer.subarray(at, at + length)
    const numbers = Array.from({ length: length / 4 - 2 }, (_, i) => record.readInt32LE(8 + 4 * i))
    records.push({ type: record.readUInt32LE(0), numbers, bytes: record })
    at += length
  }
  return records
}

const paint = { colour: '#6b7688', opacity: 0.4 }
const stroke = { colour: '#0072b2', opacity: 1, width: 2, dash: [] }
const disc: Mark = { kind: 'disc', x: 100, y: 50, radius: 3, fill: paint, stroke: null, clipped: true }
const word: Mark = {
  kind: 'text',
  x: 10,
  y: 20,
  text: 'Größe 王',
  size: 12,
  anchor: 'middle',
  colour: '#1c2430',
  upright: true,
}
const triangle: Mark = {
  kind: 'shape',
  pieces: [{ places: [0, 0, 10, 0, 5, 8], closed: true }],
  fill: paint,
  stroke,
  clipped: false,
}
const line: Mark = {
  kind: 'shape',
  pieces: [{ places: [0, 0, 100, 0], closed: false }],
  fill: null,
  stroke: { ...stroke, dash: [6, 4] },
  clipped: true,
}

const drawn = (...marks: Mark[]): ReadRecord[] => {
  const drawing: Drawing = {
    width: 640,
    height: 400,
    frame: { x: 66, y: 34, width: 558, height: 318 },
    marks,
  }
  return recordsOf(metafile(drawing))
}

describe('metafile', () => {
  const records = drawn(triangle, disc, line, word)
  const ofType = (type: number): ReadRecord[] => records.filter((record) => record.type === type)

  it('begins with a header that counts what follows, 160 mm wide, and ends with an end', () => {
    const [{ type, numbers, bytes }] = records
    expect(type).toBe(1)
    expect(numbers.slice(4, 8)).toEqual([0, 0, 16_000, 10_000])
    expect(bytes.toString('latin1', 40, 44)).toBe(' EMF')
    expect(numbers[10]).toBe(records.reduce((sum, record) => sum + record.bytes.length, 0))
    expect(numbers[11]).toBe(records.length)
    const made = [39, 82, 95].flatMap(ofType)
    expect(bytes.readUInt16LE(56)).toBe(made.length + 1)
    expect(records.at(-1)?.type).toBe(14)
  })

  it('draws in hundredths of a millimetre, 25 a unit', () => {
    expect(ofType(42)[0].numbers).toEqual([2425, 1175, 2575, 1325])
    expect(ofType(8)[0].numbers.slice(4)).toEqual([1, 3, 3, 0, 0, 250, 0, 125, 200])
  })

  it('has what shines through in the colour it has over white', () => {
    // 255 − 0.4 (255 − c) of 6b7688, in the order blue, green, red
    expect(ofType(39)[0].numbers[2]).toBe(0xcfc8c4)
  })

  it('draws dashes as strokes: ten of six and four on a hundred units', () => {
    expect(ofType(7)[0].numbers.slice(4, 9)).toEqual([10, 20, 2, 2, 2])
  })

  it('clips to the frame what stands in it, and nothing else', () => {
    const order = records.map(({ type }) => type).filter((type) => [8, 30, 34, 42, 7, 84].includes(type))
    expect(order).toEqual([8, 30, 42, 7, 34, 84])
    expect(ofType(30)[0].numbers).toEqual([1650, 850, 15_600, 8800])
  })

  it('writes texts in UTF-16 with an advance for each unit, turned where they stand upright', () => {
    const [{ bytes, numbers }] = ofType(84)
    const [count, offset, , , , , , advances] = numbers.slice(9)
    expect(bytes.toString('utf16le', offset, offset + 2 * count)).toBe('Größe 王')
    expect(bytes.length).toBe(advances + 4 * count)
    // Arial's G is 0.778 of the font size, a Chinese character the whole.
    expect(bytes.readInt32LE(advances)).toBe(Math.round(0.778 * 12 * 25))
    expect(bytes.readInt32LE(advances + 4 * 6)).toBe(300)
    expect(ofType(82)[0].numbers.slice(1, 5)).toEqual([-300, 0, 900, 900])
  })

  it('keeps numbers within four bytes, whatever a line does outside the frame', () => {
    const far = { ...line, pieces: [{ places: [0, 0, 1e300, -1e300], closed: false }] }
    expect(
      drawn(far)
        .find(({ type }) => type === 7)
        ?.numbers.slice(-2),
    ).toEqual([10_000_000, -10_000_000])
  })
})
