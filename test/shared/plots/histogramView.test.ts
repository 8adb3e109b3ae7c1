import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { autocorrelation } from '@shared/numeric/autocorrelation'
import { kernelDensity, silvermanBandwidth, valueSpread } from '@shared/numeric/kernelDensity'
import { normalQuantile } from '@shared/numeric/normal'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import { histogramBars } from '@shared/plots/histogramBars'
import type { Curve } from '@shared/plots/plotModel'
import { residualViewsOfR } from '../../reference/residualViews'
import { mtcars } from './analysed'
import { choiceOf, curvesOf, diagnosticInput, drawnView } from './diagnosticPlots'

/** By the trapezoidal rule. */
const integral = ({ x, y }: Curve): number =>
  x.reduce((sum, at, k) => (k === 0 ? 0 : sum + ((at - x[k - 1]) * (y[k] + y[k - 1])) / 2), 0)

const finite = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 5, maxLength: 200 })

describe('histogramView', () => {
  it.each(Object.values(residualViewsOfR))('estimates R’s density, $formula, weights $weights', (model) => {
    const { rows } = diagnosticInput(model.formula, mtcars(), model.weights)
    const bandwidth = silvermanBandwidth(valueSpread(rows.studentized))
    expect(bandwidth).toBeCloseTo(model.bandwidth, 9)
    const density = kernelDensity(rows.studentized, bandwidth, Float64Array.from(model.density.x))
    model.density.y.forEach((value, k) => expect(density[k]).toBeCloseTo(value, 9))
    // R itself interpolates a binned approximation.
    model.density.approximate.forEach((value, k) => expect(density[k]).toBeCloseTo(value, 2))
  })

  it('has a density that integrates to one, and bars whose areas do', () => {
    fc.assert(
      fc.property(finite, (numbers) => {
        const values = Float64Array.from(numbers)
        const spread = valueSpread(values)
        const bandwidth = silvermanBandwidth(spread)
        const low = Math.min(...numbers) - 9 * bandwidth
        const high = Math.max(...numbers) + 9 * bandwidth
        const cells = Math.min(20_000, Math.ceil((high - low) / (bandwidth / 4)))
        const x = Float64Array.from({ length: cells + 1 }, (_, k) => low + ((high - low) * k) / cells)
        if ((high - low) / cells <= bandwidth / 3) {
          expect(integral({ x, y: kernelDensity(values, bandwidth, x) })).toBeCloseTo(1, 4)
        }
        const bars = histogramBars(values, spread.range)
        const area = bars.height.reduce((sum, height, k) => sum + height * (bars.high[k] - bars.low[k]), 0)
        expect(area).toBeCloseTo(1, 9)
        bars.low.forEach((edge, k) => {
          const isLast = k === bars.low.length - 1
          const inside = numbers.filter((v) => v >= edge && (isLast || v < bars.high[k])).length
          expect(bars.counts![k]).toBe(inside)
        })
      }),
    )
  })

  it('tells in which bar each row is, as its edges have it', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    const { bars } = drawnView(input, 'histogram')
    expect(Array.from(bars!.members!.rows)).toEqual(Array.from(input.rows.rows))
    const counts = new Uint32Array(bars!.low.length)
    bars!.members!.bar.forEach((bar, i) => {
      expect(input.rows.studentized[i]).toBeGreaterThanOrEqual(bars!.low[bar])
      expect(input.rows.studentized[i]).toBeLessThan(bars!.high[bar])
      counts[bar]++
    })
    expect(counts).toEqual(bars!.counts)
  })

  it('counts many values on a grid and loses nothing that shows', () => {
    const n = 20_000
    const values = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n))
    const bandwidth = silvermanBandwidth(valueSpread(values))
    const x = Float64Array.of(-3, -1, 0, 0.3, 2)
    const exact = x.map((at) => {
      let sum = 0
      for (const value of values) sum += Math.exp(-(((at - value) / bandwidth) ** 2) / 2)
      return sum / (n * bandwidth * Math.sqrt(2 * Math.PI))
    })
    kernelDensity(values, bandwidth, x).forEach((value, k) => expect(value).toBeCloseTo(exact[k], 5))
  })

  it('draws the density beside the normal one of the residual in question', () => {
    const input = diagnosticInput('mpg ~ wt + hp')
    for (const [residual, deviation] of [
      ['studentized', 1],
      ['raw', valueSpread(input.rows.residual).deviation],
    ] as const) {
      const plot = drawnView(input, 'histogram', { residual })
      const [normal] = curvesOf(plot, 'normal')
      const [density] = curvesOf(plot, 'density')
      expect(Math.max(...normal.y)).toBeCloseTo(1 / (deviation * Math.sqrt(2 * Math.PI)), 3)
      expect(integral(density)).toBeGreaterThan(0.99)
      expect(plot.bars!.counts!.reduce((sum, count) => sum + count, 0)).toBe(32)
    }
  })

  it('is refused where the model fits every row', () => {
    const x = [1, 2, 3, 4, 5]
    const perfect = diagnosticInput('y ~ x', { x, y: x.map((value) => 2 * value) })
    expect(diagnosticPlotModel(perfect, choiceOf('histogram')).kind).toBe('refused')
    expect(diagnosticPlotModel(perfect, choiceOf('autocorrelation')).kind).toBe('refused')
  })
})

describe('autocorrelationView', () => {
  it.each(Object.values(residualViewsOfR))('is R’s acf, $formula, weights $weights', (model) => {
    const input = diagnosticInput(model.formula, mtcars(), model.weights)
    const plot = drawnView(input, 'autocorrelation', { residual: 'raw' })
    const [first, ...others] = model.autocorrelation
    expect(first).toBe(1)
    expect(plot.bars!.height).toHaveLength(others.length)
    others.forEach((value, k) => expect(plot.bars!.height[k]).toBeCloseTo(value, 9))
    // R's plot.acf: qnorm((1 + 0.95) / 2) / sqrt(n)
    expect(plot.levels.at(-1)?.y).toBeCloseTo(1.959963984540054 / Math.sqrt(32), 12)
  })

  it('is 1 at lag 0 and between −1 and 1 beyond', () => {
    fc.assert(
      fc.property(finite, (numbers) => {
        const found = autocorrelation(Float64Array.from(numbers), 4)
        if (Number.isNaN(found[0])) return
        expect(found[0]).toBe(1)
        found.forEach((value) => expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12))
      }),
    )
  })
})
