import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extremePoints } from '../../../src/renderer/charts/extremePoints'

describe('the points that draw a curve', () => {
  it('are all of few', () => {
    expect(extremePoints([3, 1, 2], 800)).toEqual([0, 1, 2])
  })

  it('of many are few, in order, with both ends and the extremes of the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 50, maxLength: 400 }), (values) => {
        const chosen = extremePoints(values, 40)
        expect(chosen.length).toBeLessThanOrEqual(42)
        expect([...chosen].sort((a, b) => a - b)).toEqual(chosen)
        expect([chosen[0], chosen[chosen.length - 1]]).toEqual([0, values.length - 1])
        const heights = chosen.map((index) => values[index])
        expect(Math.max(...heights)).toBe(Math.max(...values))
        expect(Math.min(...heights)).toBe(Math.min(...values))
      }),
    )
  })
})
