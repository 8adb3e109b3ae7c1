import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookContour } from '@shared/plots/cookContours'
import { residualViewsOfR } from '../../reference/residualViews'
import { mtcars } from './analysed'
import { curvesOf, diagnosticInput, drawnView } from './diagnosticPlots'

describe('leverageView', () => {
  it.each(Object.values(residualViewsOfR))(
    'draws R’s rstandard over hatvalues, $formula, weights $weights',
    ({ formula, weights, leverage, standardized }) => {
      const { points, x, y } = drawnView(diagnosticInput(formula, mtcars(), weights), 'leverage')
      leverage.forEach((value, i) => expect(points.x[i]).toBeCloseTo(value, 10))
      standardized.forEach((value, i) => expect(points.y[i]).toBeCloseTo(value, 8))
      expect([x, y]).toEqual([{ key: 'terms.leverage' }, { key: 'terms.standardizedResidual' }])
    },
  )

  it('separates the rows by their Cook’s distances: those above a contour’s are outside it', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    const plot = drawnView(input, 'leverage')
    const contours = plot.lines.filter(({ role }) => role === 'contour')
    expect(contours.map(({ label }) => label)).toEqual(['4/n', '4/n', '0.5', '0.5', '1', '1'])
    for (const [label, distance] of [
      ['4/n', 4 / 32],
      ['0.5', 0.5],
    ] as const) {
      const upper = contours.find((line) => line.label === label)!.curve
      residualViewsOfR.plain.cooksDistance.forEach((cook, i) => {
        const h = plot.points.x[i]
        const limit = Math.sqrt((distance * 3 * (1 - h)) / h)
        expect(Math.abs(plot.points.y[i]) > limit).toBe(cook > distance)
      })
      expect(upper.y.every((value, k) => k === 0 || value < upper.y[k - 1])).toBe(true)
    }
  })

  it('has no contours of a robust fit, and says so', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    const robust = {
      rowWeights: new Float64Array(32).fill(1),
      residuals: input.rows.residual,
    } as unknown as NonNullable<typeof input.leastSquares.robust>
    const plot = drawnView({ ...input, leastSquares: { ...input.leastSquares, robust } }, 'leverage')
    expect(curvesOf(plot, 'contour')).toEqual([])
    expect(plot.notes).toEqual([{ key: 'diagnostics.noContours' }])
  })
})

describe('cookContour', () => {
  it('satisfies D = r² h / (p (1 − h)) at each of its points', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 1e-6, max: 0.4, noNaN: true }),
        fc.double({ min: 0.45, max: 0.999, noNaN: true }),
        (distance, parameters, from, to) => {
          const { x, y } = cookContour({ distance, parameters, from, to })
          expect([x[0], x[x.length - 1]]).toEqual([from, to])
          x.forEach((h, k) => {
            const own = (y[k] * y[k] * h) / (parameters * (1 - h))
            expect(own / distance).toBeCloseTo(1, 10)
          })
        },
      ),
    )
  })
})
