import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import { columnLeft } from '@shared/plots/addedVariable'
import { residualViewsOfR } from '../../reference/residualViews'
import { mtcars } from './analysed'
import { choiceOf, curvesOf, diagnosticInput, drawnView } from './diagnosticPlots'

/** Weighted slope of y on x through the origin, and the sum of squares that it leaves. */
function slopeThroughOrigin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): { slope: number; residuals: number[] } {
  const weight = (i: number): number => weights?.[i] ?? 1
  let [xy, xx] = [0, 0]
  for (let i = 0; i < x.length; i++) {
    xy += weight(i) * x[i] * y[i]
    xx += weight(i) * x[i] * x[i]
  }
  const slope = xy / xx
  return { slope, residuals: Array.from(x, (value, i) => y[i] - slope * value) }
}

describe('addedVariableView', () => {
  it.each(Object.values(residualViewsOfR))(
    'draws what car’s avPlot does, $formula, weights $weights',
    (model) => {
      const input = diagnosticInput(model.formula, mtcars(), model.weights)
      for (const [term, { x, y }] of Object.entries(model.addedVariable)) {
        const { points, terms } = drawnView(input, 'added-variable', { term })
        expect(terms?.chosen).toBe(term)
        const size = Math.max(...x.map(Math.abs))
        x.forEach((value, i) => expect((points.x[i] - value) / size).toBeCloseTo(0, 9))
        y.forEach((value, i) => expect(points.y[i]).toBeCloseTo(value, 7))
      }
    },
  )

  it('has the coefficient as its slope and the residuals of the model, whatever the data and the weights', () => {
    const cells = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      n: fc.integer({ min: 8, max: 40 }),
      far: fc.constantFrom(0, 1, 1e6),
    })
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom('y ~ a + b', 'y ~ 0 + a + b', 'y ~ a * b', 'y ~ a + f'),
        fc.boolean(),
        ({ seed, n, far }, formula, weighted) => {
          const wave = (k: number) =>
            Array.from({ length: n }, (_, i) => Math.sin(seed * (k + 1) + i * i * (k + 0.7)))
          const f = Array.from({ length: n }, (_, i) => ['p', 'q', 'r'][i % 3])
          const w = wave(5).map((value) => 1.5 + value)
          const a = wave(1).map((value) => far + value)
          const input = diagnosticInput(formula, { a, b: wave(2), f, w, y: wave(3) }, weighted ? 'w' : null)
          const { design, leastSquares, rows } = input
          for (const term of drawnView(input, 'added-variable').terms!.names) {
            const { points } = drawnView(input, 'added-variable', { term })
            const { slope, residuals } = slopeThroughOrigin(points.x, points.y, design.weights)
            const coefficient = leastSquares.coefficients[design.columnNames.indexOf(term)]
            expect(Math.abs(slope - coefficient)).toBeLessThan(1e-7 * (1 + Math.abs(coefficient)))
            residuals.forEach((value, i) => expect(value).toBeCloseTo(rows.residual[i], 7))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves nothing of the other columns in what it puts on the x axis', () => {
    const input = diagnosticInput('mpg ~ wt + hp + qsec')
    const { design, leastSquares } = input
    const left = columnLeft(design, leastSquares, 2)
    const X = new Float64Array(design.rowCount * design.columnCount)
    design.fill(0, design.rowCount, X)
    const product = (j: number): number =>
      left.reduce((sum, value, i) => sum + value * X[j * design.rowCount + i], 0)
    const square = left.reduce((sum, value) => sum + value * value, 0)
    expect(product(2) / square).toBeCloseTo(1, 9)
    for (const j of [0, 1, 3]) expect(product(j) / square).toBeCloseTo(0, 9)
  })

  it('draws the line of the coefficient', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    const [line] = curvesOf(drawnView(input, 'added-variable', { term: 'hp' }), 'fit')
    const slope = (line.y[1] - line.y[0]) / (line.x[1] - line.x[0])
    expect(slope).toBeCloseTo(residualViewsOfR.plain.coefficients.hp, 10)
  })

  it('is refused, with the reason, where residuals are not orthogonal to the predictors', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    const { leastSquares } = input
    const reason = (changed: Partial<typeof leastSquares>) => {
      const drawn = diagnosticPlotModel(
        { ...input, leastSquares: { ...leastSquares, ...changed } },
        choiceOf('added-variable'),
      )
      return drawn.kind === 'refused' ? drawn.reason : null
    }
    expect(reason({})).toBeNull()
    expect(reason({ orthogonal: false })).toEqual({ key: 'diagnostics.addedPenalised' })
    expect(reason({ dfResidual: 30 })).toEqual({ key: 'diagnostics.addedConstrained' })
    const robust = { residuals: input.rows.residual } as unknown as typeof leastSquares.robust
    expect(reason({ robust })).toEqual({ key: 'diagnostics.addedRobust' })
    const empty = diagnosticPlotModel(diagnosticInput('mpg ~ 1'), choiceOf('added-variable'))
    expect(empty).toMatchObject({ kind: 'refused', reason: { key: 'diagnostics.noPredictors' } })
  })
})
