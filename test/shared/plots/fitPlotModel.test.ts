import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import { studentTQuantile } from '@shared/numeric/studentT'
import { fittedBand } from '@shared/plots/fittedBand'
import { fitPlotModel } from '@shared/plots/fitPlotModel'
import type { Cells } from './analysed'
import { analysed, mtcars, plotInputOf } from './analysed'

const plotOf = (formula: string, cells: Cells = mtcars(), xAxis: string | null = null) =>
  fitPlotModel(plotInputOf(analysed(formula, cells)), { xAxis })

describe('fittedBand', () => {
  it('is R’s predict(…, interval = "confidence")', () => {
    const { design, leastSquares, result } = analysed('mpg ~ wt', mtcars())
    const model = { design, leastSquares, sigma: result.sigma, tQuantile: studentTQuantile(0.975, 30) }
    const { fitted, halfWidth } = fittedBand(Float64Array.of(1, 3), model)
    // R 4.2.2: predict(lm(mpg ~ wt, mtcars), data.frame(wt = 3), interval = "confidence")
    expect(fitted[0]).toBeCloseTo(21.25171, 5)
    expect(fitted[0] - halfWidth[0]).toBeCloseTo(20.12444, 5)
    expect(fitted[0] + halfWidth[0]).toBeCloseTo(22.37899, 5)
  })
})

describe('fitPlotModel', () => {
  it('draws a straight line with the band t s √(1/n + (x − x̄)² / Sxx)', () => {
    const { x, y, lower, upper } = plotOf('mpg ~ wt').curve!
    const wt = mtcars().wt as number[]
    const mean = wt.reduce((a, b) => a + b) / 32
    const sxx = wt.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    expect(x.length).toBe(200)
    expect([x[0], x[199]]).toEqual([1.513, 5.424])
    x.forEach((value, i) => {
      expect(y[i]).toBeCloseTo(37.28512617 - 5.344471573 * value, 7)
      const half = 2.042272456 * 3.045882122 * Math.sqrt(1 / 32 + (value - mean) ** 2 / sxx)
      expect(upper![i] - y[i]).toBeCloseTo(half, 7)
      expect(y[i] - lower![i]).toBeCloseTo(half, 7)
    })
  })

  it('has nothing beside least squares, and least squares beside a robust fit with the rows that make the difference', () => {
    const base = analysed('mpg ~ wt', {
      ...mtcars(),
      mpg: (mtcars().mpg as number[]).map((mpg, i) => (i === 0 ? 90 : mpg)),
    })
    const plain = fitPlotModel(plotInputOf(base))
    expect(plain.beside).toBeUndefined()
    const { spec, table, columns } = base
    const robust = analyseColumns({
      spec: { ...spec, method: 'mm' },
      table,
      columns,
      rowCount: 32,
      included: null,
    })
    if (!robust.ok) throw new Error(robust.error.code)
    const { beside, curve } = fitPlotModel(plotInputOf(robust.value))
    expect(beside?.squares?.y).toEqual(plain.curve?.y)
    expect(curve?.y).not.toEqual(plain.curve?.y)
    expect(beside?.discounted[0]).toBe(1)
    expect(beside?.discounted.length).toBe(32)
  })

  it('puts every observation on it', () => {
    const { points, xLabel, yLabel, level } = plotOf('mpg ~ wt')
    expect([xLabel, yLabel, level]).toEqual(['wt', 'mpg', 0.95])
    expect(Array.from(points.x)).toEqual(mtcars().wt)
    expect(Array.from(points.y)).toEqual(mtcars().mpg)
    expect(points.total).toBe(32)
  })

  it('holds numbers at their mean and factors at their first level', () => {
    const plot = plotOf('mpg ~ wt + hp + origin', {
      ...mtcars(),
      origin: Array.from({ length: 32 }, (_, i) => ['US', 'EU', 'JP'][i % 3]),
    })
    expect(plot.heldFixed).toEqual([
      { name: 'hp', value: '146.69' },
      { name: 'origin', value: 'EU' },
    ])
    expect(plot.xChoices).toEqual(['wt', 'hp', 'fitted'])
  })

  it('takes the predictor asked for', () => {
    const plot = plotOf('mpg ~ wt + hp', mtcars(), 'hp')
    expect(plot.xLabel).toBe('hp')
    expect(plot.heldFixed.map(({ name }) => name)).toEqual(['wt'])
  })

  it('follows transformations and powers through the model’s own coding', () => {
    const { x, y } = plotOf('mpg ~ log(wt) + I(wt^2)').curve!
    const { result } = analysed('mpg ~ log(wt) + I(wt^2)', mtcars())
    const [a, b, c] = result.coefficients.map(({ estimate }) => estimate)
    x.forEach((value, i) => expect(y[i]).toBeCloseTo(a + b * Math.log(value) + c * value * value, 9))
    expect(plotOf('mpg ~ poly(wt, 3)').curve?.x.length).toBe(200)
  })

  it('offers what X depends on: neither the response, nor weights, nor a constant', () => {
    const cells = { ...mtcars(), one: Array.from({ length: 32 }, () => 1) }
    const input = plotInputOf(analysed('log(mpg) ~ wt + one', cells, 'qsec'))
    expect(fitPlotModel(input).xChoices).toEqual(['wt', 'fitted'])
  })

  it('holds a number read as a category at its lowest value, where it has a code', () => {
    const plot = plotOf('mpg ~ wt + factor(cyl)')
    expect(plot.heldFixed).toEqual([{ name: 'cyl', value: '4' }])
    expect(plot.curve?.y.every(Number.isFinite)).toBe(true)
  })

  it('draws no line between the levels of a category', () => {
    expect(plotOf('mpg ~ factor(cyl)').xLabel).toBe('fitted')
    const plot = plotOf('mpg ~ factor(cyl) + wt', mtcars(), 'cyl')
    expect(plot.xChoices).toEqual(['cyl', 'wt', 'fitted'])
    expect(plot.xLabel).toBe('cyl')
    expect(plot.curve).toBeNull()
  })

  it('names predictors in the model’s order, not the file’s', () => {
    expect(plotOf('mpg ~ wt + disp').xChoices).toEqual(['wt', 'disp', 'fitted'])
    expect(plotOf('mpg ~ disp * wt').xLabel).toBe('disp')
  })

  it('draws observed over fitted where there is no numeric predictor, or on request', () => {
    const groups = { y: [1, 2, 3, 4, 5, 7], g: ['a', 'a', 'b', 'b', 'c', 'c'] }
    for (const plot of [plotOf('y ~ g', groups), plotOf('mpg ~ wt', mtcars(), 'fitted')]) {
      expect(plot.xLabel).toBe('fitted')
      expect(plot.curve?.x).toEqual(plot.curve?.y)
      expect(plot.heldFixed).toEqual([])
    }
  })

  it('draws a line without a band where no degree of freedom is left', () => {
    const { curve } = plotOf('y ~ x', { x: [1, 2], y: [3, 5] })
    expect(curve?.lower).toBeUndefined()
    expect(curve?.y[199]).toBeCloseTo(5, 12)
  })

  it('keeps the line’s digits far from zero', () => {
    const years = Array.from({ length: 20 }, (_, i) => 1e9 + i)
    const { curve } = plotOf('y ~ year', { year: years, y: years.map((year) => 3 + 0.5 * (year - 1e9)) })
    expect(curve?.y[199]).toBeCloseTo(12.5, 9)
  })

  it('always holds the mean within its band, and the points within their bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
          minLength: 5,
          maxLength: 60,
        }),
        (pairs) => {
          fc.pre(new Set(pairs.map(([x]) => x)).size > 2)
          const { curve, points } = plotOf('y ~ x', { x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) })
          expect(points.x.length).toBe(pairs.length)
          curve?.y.forEach((value, i) => {
            expect(curve.lower?.[i] ?? value).toBeLessThanOrEqual(value)
            expect(curve.upper?.[i] ?? value).toBeGreaterThanOrEqual(value)
          })
        },
      ),
      { numRuns: 30 },
    )
  })
})
