import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineTouchesBox } from '@shared/plots/lineTouchesBox'

const box = { left: 10, top: 20, right: 30, bottom: 40 }
const coordinate = fc.integer({ min: 0, max: 60 })

/** Whether any of many places on the stretch lies in the box, or no further than this from it. */
const sampled = ([x0, y0, x1, y1]: readonly number[], margin: number): boolean =>
  Array.from({ length: 6001 }, (_, k) => k / 6000).some((share) => {
    const [x, y] = [x0 + share * (x1 - x0), y0 + share * (y1 - y0)]
    const [right, down] = [Math.max(box.left - x, x - box.right), Math.max(box.top - y, y - box.bottom)]
    return right <= margin && down <= margin
  })

describe('lineTouchesBox', () => {
  it('finds what a walk along the line finds', () => {
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate, coordinate, coordinate), (ends) => {
        const [x0, y0, x1, y1] = ends
        const touches = lineTouchesBox({ x: [x0, x1], y: [y0, y1] }, box)
        if (sampled(ends, -1e-9)) expect(touches).toBe(true)
        // The walk steps over a corner.
        if (!sampled(ends, 0.02)) expect(touches).toBe(false)
      }),
    )
  })

  it('passes by a corner', () => {
    expect(lineTouchesBox({ x: [0, 19], y: [39, 60] }, box)).toBe(false)
    expect(lineTouchesBox({ x: [0, 30], y: [25, 55] }, box)).toBe(true)
  })

  it('follows a line through all its places, and stops where one is not finite', () => {
    expect(lineTouchesBox({ x: [0, 5, 60], y: [0, 30, 30] }, box)).toBe(true)
    expect(lineTouchesBox({ x: [0, NaN, 60], y: [30, 30, 30] }, box)).toBe(false)
    expect(lineTouchesBox({ x: [20], y: [30] }, box)).toBe(false)
  })
})
