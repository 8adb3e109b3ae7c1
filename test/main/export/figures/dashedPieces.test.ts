import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dashedPieces } from '../../../../src/main/export/figures/dashedPieces'

function length(places: readonly number[]): number {
  let sum = 0
  for (let at = 2; at < places.length; at += 2) {
    sum += Math.hypot(places[at] - places[at - 2], places[at + 1] - places[at - 1])
  }
  return sum
}

describe('dashedPieces', () => {
  it('strokes and leaves out in turn, around corners, too', () => {
    const piece = { places: [0, 0, 5, 0, 5, 20], closed: false }
    expect(dashedPieces(piece, [6, 4]).map(({ places }) => places)).toEqual([
      [0, 0, 5, 0, 5, 1],
      [5, 5, 5, 11],
      [5, 15, 5, 20],
    ])
  })

  it('leaves a line whole that has no dashes, or is longer than anybody sees', () => {
    const piece = { places: [0, 0, 1e9, 0], closed: false }
    expect(dashedPieces(piece, [6, 4])).toEqual([piece])
    expect(dashedPieces({ places: [0, 0, 9, 9], closed: false }, [])).toHaveLength(1)
  })

  it('strokes as much of a line as its dashes say, wherever it bends', () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true })
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 10 })
    fc.assert(
      fc.property(line, (corners) => {
        const places = corners.flat()
        const all = length(places)
        const rest = all % 10
        const strokes = dashedPieces({ places, closed: false }, [6, 4])
        const stroked = strokes.reduce((sum, piece) => sum + length(piece.places), 0)
        expect(stroked).toBeCloseTo(6 * Math.floor(all / 10) + Math.min(6, rest), 6)
      }),
    )
  })
})
