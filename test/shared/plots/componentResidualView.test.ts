import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import { residualViewsOfR } from '../../reference/residualViews'
import { mtcars } from './analysed'
import { choiceOf, curvesOf, diagnosticInput, drawnView } from './diagnosticPlots'

/** Weighted least squares of y on 1 and x. */
function slopeOf(x: ArrayLike<number>, y: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  const weight = (i: number): number => weights?.[i] ?? 1
  let [total, xs, ys] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    total += weight(i)
    xs += weight(i) * x[i]
    ys += weight(i) * y[i]
  }
  let [xy, xx] = [0, 0]
  for (let i = 0; i < x.length; i++) {
    xy += weight(i) * (x[i] - xs / total) * (y[i] - ys / total)
    xx += weight(i) * (x[i] - xs / total) ** 2
  }
  return xy / xx
}

describe('componentResidualView', () => {
  const withPartial = Object.values(residualViewsOfR).filter(({ partial }) => partial !== null)

  it.each(withPartial)('draws R’s partial residuals, as crPlot does, $formula, weights $weights', (model) => {
    const input = diagnosticInput(model.formula, mtcars(), model.weights)
    const labels = input.design.termLabels
    Object.values(model.partial ?? {}).forEach((expected, k) => {
      const { points } = drawnView(input, 'component-residual', { term: labels[k] })
      expected.forEach((value, i) => expect(points.y[i]).toBeCloseTo(value, 8))
    })
  })

  it('has the coefficient as the slope of its points, whatever the data and the weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 8, max: 40 }),
        fc.boolean(),
        fc.constantFrom(0, 1e5),
        (seed, n, weighted, far) => {
          const wave = (k: number) =>
            Array.from({ length: n }, (_, i) => Math.sin(seed * (k + 1) + i * i * (k + 0.7)))
          const w = wave(5).map((value) => 1.5 + value)
          const a = wave(1).map((value) => far + value)
          const input = diagnosticInput('y ~ a + b', { a, b: wave(2), w, y: wave(3) }, weighted ? 'w' : null)
          const { design, leastSquares } = input
          for (const term of ['a', 'b']) {
            const { points } = drawnView(input, 'component-residual', { term })
            const coefficient = leastSquares.coefficients[design.columnNames.indexOf(term)]
            const slope = slopeOf(points.x, points.y, design.weights)
            expect(Math.abs(slope - coefficient)).toBeLessThan(1e-7 * (1 + Math.abs(coefficient)))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('stands over the levels of a factor, with a line at each level’s part', () => {
    const cells = { ...mtcars(), gears: mtcars().gear.map((value) => `g${value}`) }
    const input = diagnosticInput('mpg ~ wt + gears', cells)
    const plot = drawnView(input, 'component-residual', { term: 'gears' })
    expect(plot.categories).toEqual(['g3', 'g4', 'g5'])
    const lines = curvesOf(plot, 'fit')
    expect(lines).toHaveLength(3)
    const heightOf = (code: number): number =>
      lines.find(({ x }) => Math.abs(x[0] + 0.35 - code) < 1e-9)!.y[0]
    const { coefficients } = input.leastSquares
    // Treatment contrasts: a level's part differs from the first one's by its coefficient.
    expect(heightOf(1) - heightOf(0)).toBeCloseTo(coefficients[2], 10)
    expect(heightOf(2) - heightOf(0)).toBeCloseTo(coefficients[3], 10)
  })

  it('stands over the part itself where a term has several columns, and says so', () => {
    const plot = drawnView(diagnosticInput('mpg ~ poly(hp, 2) + wt'), 'component-residual')
    expect(plot.x).toEqual({ key: 'diagnostics.componentOf', values: { term: 'poly(hp, 2)' } })
    const [line] = curvesOf(plot, 'fit')
    expect(line.y).toEqual(line.x)
    expect(slopeOf(plot.points.x, plot.points.y, undefined)).toBeCloseTo(1, 9)
  })

  it('is refused for a term within an interaction, and drawn for one that is not', () => {
    const input = diagnosticInput('mpg ~ wt * hp + qsec')
    const within = diagnosticPlotModel(input, choiceOf('component-residual', { term: 'wt' }))
    expect(within).toMatchObject({
      kind: 'refused',
      reason: { key: 'diagnostics.componentInteraction', values: { term: 'wt' } },
      terms: { names: ['wt', 'hp', 'qsec', 'wt:hp'] },
    })
    expect(drawnView(input, 'component-residual', { term: 'qsec' }).points.total).toBe(32)
  })
})
