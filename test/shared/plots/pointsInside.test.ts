import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointsInside } from '@shared/plots/pointsInside'
import { subtract, unite } from '@shared/table/rowAlgebra'
import { listRows } from '@shared/table/rowSet'

const coordinate = fc.double({ min: -10, max: 10, noNaN: true })
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }).map((pairs) => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
  rows: Int32Array.from(pairs.keys(), (index) => index + 1),
}))
const box = (left: number, low: number, right: number, high: number): number[] => [
  left,
  low,
  right,
  low,
  right,
  high,
  left,
  high,
]

describe('the points inside a polygon', () => {
  it('are of a box those whose x and y lie between its sides', () => {
    fc.assert(
      fc.property(points, coordinate, coordinate, (places, a, b) => {
        const [left, right] = [Math.min(a, b), Math.max(a, b)]
        const inside = pointsInside(places, box(left, -3.5, right, 4.5))
        const expected = [...places.rows].filter(
          (_, i) => places.x[i] > left && places.x[i] < right && places.y[i] > -3.5 && places.y[i] < 4.5,
        )
        for (const row of expected) expect(Array.from(listRows(inside))).toContain(row)
        for (const row of listRows(inside)) {
          expect(places.x[row - 1]).toBeGreaterThanOrEqual(left)
          expect(places.x[row - 1]).toBeLessThanOrEqual(right)
        }
      }),
    )
  })

  it('of two that share a side are each in one of them', () => {
    fc.assert(
      fc.property(points, coordinate, (places, middle) => {
        const left = pointsInside(places, box(-11, -11, middle, 11))
        const right = pointsInside(places, box(middle, -11, 11, 11))
        expect(unite(left, right).count).toBe(places.rows.length)
        expect(subtract(left, right).count).toBe(left.count)
      }),
    )
  })

  it('do not change with the direction in which it is drawn, nor with where the line begins', () => {
    const lasso = [0, 0, 6, 1, 7, 8, 3, 3, -4, 7]
    fc.assert(
      fc.property(points, fc.nat(4), (places, shift) => {
        const corners = Array.from({ length: 5 }, (_, k) => [lasso[2 * k], lasso[2 * k + 1]])
        const turned = [...corners.slice(shift), ...corners.slice(0, shift)]
        const inside = pointsInside(places, lasso)
        expect(pointsInside(places, turned.flat())).toEqual(inside)
        expect(pointsInside(places, turned.reverse().flat())).toEqual(inside)
      }),
    )
  })

  it('leave out what has no place', () => {
    const places = {
      x: Float64Array.of(NaN, 1, 1),
      y: Float64Array.of(1, NaN, 1),
      rows: Int32Array.of(4, 5, 6),
    }
    expect(Array.from(listRows(pointsInside(places, box(0, 0, 2, 2))))).toEqual([6])
  })
})
