import { describe, expect, it } from 'vitest'
import { countFlags } from '@shared/diagnostics/countFlags'
import { normalQuantile } from '@shared/numeric/normal'
import { axisTitles } from '@shared/plots/axisTitles'
import { FLAGGED_LIMIT } from '@shared/plots/flaggedToDraw'
import { plottingPosition } from '@shared/plots/orderStatistics'
import { QUANTILE_ENDS } from '@shared/plots/quantilePoints'
import { quantilePlotModel } from '@shared/plots/quantilePlotModel'
import { residualPlotModel } from '@shared/plots/residualPlotModel'
import { analysed, mtcars, plotInputOf } from './analysed'

const input = plotInputOf(analysed('mpg ~ wt', mtcars()))

/** A straight line with deterministic, evenly scrambled errors. */
function wave(n: number): { x: number[]; y: number[] } {
  const x = Array.from({ length: n }, (_, i) => i / n)
  const y = x.map((value, i) => 2 * value + normalQuantile(((i * 0.6180339887498949) % 1) * 0.9999 + 0.00005))
  return { x, y }
}

describe('residualPlotModel', () => {
  it('draws studentized residuals over fitted values, with its limits', () => {
    const plot = residualPlotModel(input, { outlierThreshold: 2.5 })
    expect(plot).toMatchObject({ residual: 'studentized', xLabel: 'fitted', threshold: 2.5 })
    expect(plot.points.x).toEqual(input.rows.fitted)
    expect(plot.points.y).toEqual(input.rows.studentized)
  })

  it('says which residual it shows and draws no limits for raw ones', () => {
    const raw = residualPlotModel(input, { residual: 'raw', xAxis: 'wt' })
    expect(raw).toMatchObject({ threshold: null, yLabel: 'raw', xLabel: 'wt' })
    expect(raw.points.y).toEqual(input.rows.residual)
    expect(axisTitles(raw, 'zh')).toEqual({ x: 'wt', y: '残差' })
    expect(axisTitles(residualPlotModel(input), 'en')).toEqual({
      x: 'fitted value',
      y: 'studentized residual',
    })
  })

  it('flags the rows that R’s rstudent puts beyond 2', () => {
    const { points } = residualPlotModel(input)
    const outliers = Array.from(points.rows).filter((_, i) => (points.flags[i] & 1) !== 0)
    // R 4.2.2: which(abs(rstudent(lm(mpg ~ wt, mtcars))) > 2): Chrysler Imperial, Fiat 128, Toyota Corolla
    expect(outliers).toEqual([17, 18, 20])
  })
})

describe('quantilePlotModel', () => {
  it('puts the k-th smallest residual over the normal quantile of ppoints', () => {
    const { points, line } = quantilePlotModel(input)
    const order = [...points.y.keys()].sort((a, b) => points.y[a] - points.y[b])
    order.forEach((i, k) => expect(points.x[i]).toBe(normalQuantile(plottingPosition(k + 1, 32))))
    expect(line).toEqual({ intercept: 0, slope: 1 })
  })

  it('gives equal residuals the ranks that they share, one each', () => {
    const x = [1, 1, 1, 1, 2, 2, 2, 2]
    const { points } = quantilePlotModel(plotInputOf(analysed('y ~ x', { x, y: [0, 0, 1, 1, 0, 0, 1, 1] })))
    expect(new Set(points.x).size).toBe(8)
  })

  it('has a symmetric, rising band around the expected values', () => {
    for (const n of [12, 32, 199, 201, 1000, 20_000]) {
      const { band } = quantilePlotModel(plotInputOf(analysed('y ~ x', wave(n))))
      const { x, y, lower, upper } = band
      expect(x.length).toBeLessThanOrEqual(202)
      x.forEach((_, k) => {
        expect(lower![k]).toBeLessThan(y[k])
        expect(upper![k]).toBeGreaterThan(y[k])
        expect(x[k]).toBeCloseTo(-x[x.length - 1 - k], 9)
        if (k > 0) expect(x[k]).toBeGreaterThan(x[k - 1])
        if (k > 0) expect(lower![k]).toBeGreaterThan(lower![k - 1])
      })
      expect(x[0]).toBe(normalQuantile(plottingPosition(1, n)))
    }
  })

  it('holds about 95 % of normal residuals', () => {
    const { points, band } = quantilePlotModel(plotInputOf(analysed('y ~ x', wave(200))))
    const order = [...points.y.keys()].sort((a, b) => points.y[a] - points.y[b])
    const inside = order.filter((i, k) => points.y[i] >= band.lower![k] && points.y[i] <= band.upper![k])
    expect(inside.length).toBeGreaterThan(190)
  })

  it('draws both ends of large data and a thinned middle, each at its rank among all', () => {
    const { points } = quantilePlotModel(plotInputOf(analysed('y ~ x', wave(20_000)), 3))
    const n = 20_000
    expect(points.total).toBe(n)
    expect(points.thinning).toMatchObject({ ends: QUANTILE_ENDS, density: null })
    const order = [...points.y.keys()].sort((a, b) => points.y[a] - points.y[b])
    for (let k = 0; k < QUANTILE_ENDS; k++) {
      expect(points.x[order[k]]).toBe(normalQuantile(plottingPosition(k + 1, n)))
      expect(points.x[order[order.length - 1 - k]]).toBe(normalQuantile(plottingPosition(n - k, n)))
    }
    const gaps = order.slice(1).map((i, k) => points.x[i] - points.x[order[k]])
    expect(Math.max(...gaps.slice(1, -1))).toBeLessThan(0.3)
    expect(Math.min(...gaps)).toBeGreaterThan(0)
    expect(points.x.length).toBeLessThanOrEqual(2 * QUANTILE_ENDS + 1000 + FLAGGED_LIMIT)
  })

  it('draws every flagged row of large data once', () => {
    const input = plotInputOf(analysed('y ~ x', wave(9000)), 2)
    const { points } = quantilePlotModel(input)
    const flagged = Array.from(input.rows.rows).filter((_, i) => input.flags[i] !== 0)
    expect(flagged.length).toBeGreaterThan(300)
    expect(Array.from(points.rows).filter((_, i) => points.flags[i] !== 0)).toEqual(flagged)
    expect(points.thinning?.flagged).toEqual(countFlags(input.flags))
  })

  it('draws nothing where no studentized residual exists', () => {
    const plot = quantilePlotModel(plotInputOf(analysed('y ~ x', { x: [1, 2], y: [1, 3] })))
    expect(plot.points.total).toBe(0)
    expect(plot.band.x.length).toBe(0)
  })
})
