import { describe, expect, it } from 'vitest'
import { residualKinds } from '@shared/plots/diagnosticChoice'
import { diagnosticPlaces } from '@shared/plots/diagnosticPlotModel'
import { sayPlotText } from '@shared/plots/plotText'
import { SMOOTH_ROWS } from '@shared/plots/smoothOf'
import { residualViewsOfR } from '../../reference/residualViews'
import { mtcars } from './analysed'
import { choiceOf, curvesOf, diagnosticInput, drawnView } from './diagnosticPlots'

const everywhere = { left: -Infinity, right: Infinity, low: -Infinity, high: Infinity }

describe('residualsView', () => {
  const input = diagnosticInput('mpg ~ wt + hp')

  it.each(residualKinds)('says on its axis that residuals are %s', (residual) => {
    const plot = drawnView(input, 'residuals', { residual })
    const { rows } = input
    expect(plot.points.y).toEqual(residual === 'raw' ? rows.residual : rows[residual])
    expect(plot.points.x).toEqual(rows.fitted)
    expect(plot.levels.map(({ y }) => y)).toEqual(residual === 'raw' ? [0] : [0, -2, 2])
    const names = {
      raw: 'residual',
      standardized: 'standardized residual',
      studentized: 'studentized residual',
    }
    expect(sayPlotText(plot.y, 'en')).toBe(names[residual])
  })

  it('smooths as R’s plot.lm does', () => {
    const [smooth] = curvesOf(drawnView(input, 'residuals', { residual: 'raw' }), 'smooth')
    const { x, y } = residualViewsOfR.plain.residualSmooth
    x.forEach((at, i) => {
      const k = smooth.x.findIndex((own) => Math.abs(own - at) < 1e-9)
      expect(smooth.y[k]).toBeCloseTo(y[i], 8)
    })
  })

  it('goes over the order of rows, a predictor, a column that is not in the model, and a text', () => {
    const cells = mtcars()
    const wide = diagnosticInput('mpg ~ wt + hp', cells)
    expect([...drawnView(wide, 'residuals', { axis: { kind: 'order' } }).points.x]).toEqual(
      Array.from({ length: 32 }, (_, i) => i + 1),
    )
    const over = (name: string) => drawnView(wide, 'residuals', { axis: { kind: 'column', name } })
    expect([...over('wt').points.x]).toEqual(cells.wt)
    expect([...over('qsec').points.x]).toEqual(cells.qsec)
    const byName = over('model')
    expect(byName.categories).toHaveLength(32)
    expect(byName.categories?.[byName.points.x[0]]).toBe('Mazda RX4')
    expect(curvesOf(byName, 'smooth')).toEqual([])
  })

  it('leaves out rows without a value in the column, and counts those that it draws', () => {
    const cells = { ...mtcars(), late: mtcars().wt.map((value, i) => (i < 5 ? NaN : Number(value))) }
    const plot = drawnView(diagnosticInput('mpg ~ wt', cells), 'residuals', {
      axis: { kind: 'column', name: 'late' },
    })
    expect(plot.points.total).toBe(27)
    expect(curvesOf(plot, 'smooth')).toHaveLength(1)
  })

  it('places every row where it draws it', () => {
    const choice = choiceOf('residuals', { axis: { kind: 'column', name: 'hp' } })
    const places = diagnosticPlaces(input, choice, everywhere)
    const { points } = drawnView(input, 'residuals', { axis: { kind: 'column', name: 'hp' } })
    expect(places?.x).toEqual(points.x)
    expect(places?.y).toEqual(points.y)
  })

  it('smooths a sample of many rows and says so', () => {
    const n = 12_000
    const x = Array.from({ length: n }, (_, i) => Math.sin(i * i))
    const y = x.map((value, i) => value + Math.cos(7 * i * i))
    const plot = drawnView(diagnosticInput('y ~ x', { x, y }), 'residuals')
    expect(plot.points.thinning?.density).not.toBeNull()
    expect(plot.notes).toEqual([{ key: 'diagnostics.smoothSample', values: { count: 4000 } }])
    expect(4000).toBeLessThanOrEqual(SMOOTH_ROWS)
  })
})

describe('scaleLocationView', () => {
  it.each(Object.values(residualViewsOfR))(
    'is R’s plot.lm(which = 3), $formula, weights $weights',
    (model) => {
      const { formula, weights, standardized, scaleLocation } = model
      const plot = drawnView(diagnosticInput(formula, mtcars(), weights), 'scale-location')
      standardized.forEach((value, i) => expect(plot.points.y[i]).toBeCloseTo(Math.sqrt(Math.abs(value)), 8))
      const [smooth] = curvesOf(plot, 'smooth')
      scaleLocation.x.forEach((at, i) => {
        const k = smooth.x.findIndex((own) => Math.abs(own - at) < 1e-9)
        expect(smooth.y[k]).toBeCloseTo(scaleLocation.y[i], 8)
      })
    },
  )
})

describe('quantileView', () => {
  const input = diagnosticInput('mpg ~ wt + hp')

  it('has a band that is wider where it holds all points at once, and says which it is', () => {
    const [pointwise] = curvesOf(drawnView(input, 'quantile', { band: 'pointwise' }), 'limit')
    const plot = drawnView(input, 'quantile', { band: 'simultaneous' })
    const [simultaneous] = curvesOf(plot, 'limit')
    pointwise.x.forEach((_, k) => {
      expect(simultaneous.lower![k]).toBeLessThan(pointwise.lower![k])
      expect(simultaneous.upper![k]).toBeGreaterThan(pointwise.upper![k])
    })
    expect(plot.notes).toEqual([{ key: 'diagnostics.simultaneousBand', values: { level: 95 } }])
  })
})
