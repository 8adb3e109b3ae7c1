import { describe, expect, it } from 'vitest'
import { normalQuantile } from '@shared/numeric/normal'
import { axisTitles } from '@shared/plots/axisTitles'
import { plottingPosition } from '@shared/plots/orderStatistics'
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

  it('samples large data and keeps the ranks of all', () => {
    const { points } = quantilePlotModel(plotInputOf(analysed('y ~ x', wave(20_000)), 3))
    expect(points.total).toBe(20_000)
    expect(points.x.length).toBeLessThan(7100)
    const least = points.y.indexOf(Math.min(...points.y))
    expect(points.x[least]).toBe(normalQuantile(plottingPosition(1, 20_000)))
  })

  it('draws nothing where no studentized residual exists', () => {
    const plot = quantilePlotModel(plotInputOf(analysed('y ~ x', { x: [1, 2], y: [1, 3] })))
    expect(plot.points.total).toBe(0)
    expect(plot.band.x.length).toBe(0)
  })
})
