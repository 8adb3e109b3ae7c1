import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowess } from '@shared/numeric/lowess'
import { residualViewsOfR } from '../../reference/residualViews'
import { analysed, mtcars } from '../plots/analysed'

function ascending(x: Float64Array, y: Float64Array): { x: Float64Array; y: Float64Array } {
  const order = Int32Array.from(x.keys()).sort((a, b) => x[a] - x[b] || a - b)
  return { x: Float64Array.from(order, (i) => x[i]), y: Float64Array.from(order, (i) => y[i]) }
}

describe('lowess', () => {
  it.each(Object.values(residualViewsOfR))('is R’s for $formula, weights $weights', (model) => {
    const { rows } = analysed(model.formula, mtcars(), model.weights)
    const roots = rows.standardized.map((value) => Math.sqrt(Math.abs(value)))
    for (const [values, expected] of [
      [roots, model.scaleLocation],
      [rows.residual, model.residualSmooth],
    ] as const) {
      const { x, y } = ascending(rows.fitted, values)
      lowess(x, y).forEach((value, i) => expect(value).toBeCloseTo(expected.y[i], 8))
    }
  })

  it('reproduces a straight line of points evenly spaced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: -5, max: 5 }), (n, slope) => {
        const x = Float64Array.from({ length: n }, (_, i) => 7 * i - 50)
        const y = x.map((value) => 3 + slope * value)
        lowess(x, y).forEach((value, i) => expect(value).toBeCloseTo(y[i], 6))
      }),
    )
  })

  it('leaves fewer than two points as they are', () => {
    expect([...lowess(Float64Array.of(1), Float64Array.of(5))]).toEqual([5])
    expect([...lowess(new Float64Array(0), new Float64Array(0))]).toEqual([])
  })
})
