import { describe, expect, it } from 'vitest'
import { jarqueBera } from '@shared/diagnostics/jarqueBera'
import { meanAbsolute } from '@shared/diagnostics/meanAbsolute'
import { outlierTest } from '@shared/diagnostics/outlierTest'
import { press } from '@shared/diagnostics/press'
import { residualSpread } from '@shared/diagnostics/residualSpread'
import { vectorOf } from '@shared/diagnostics/rowVector'
import { seededRandom } from '@shared/numeric/seededRandom'
import { SEGMENT_ROWS } from '@shared/numeric/segments'

const rowCount = 2 * SEGMENT_ROWS + 777
const random = seededRandom(11)
const residual = Float64Array.from({ length: rowCount }, () => 0.3 + random.normal())
const leverage = residual.map((value) => 1e-5 * value * value)
const fitted = residual.map((_, i) => 40 + Math.sin(i))

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
const norm = Math.sqrt(sum(residual.map((value) => value * value)))
const rows = { residual, leverage }

/** Sums of so many terms, taken in another order, agree to about this. */
const DIGITS = 9

describe('measures over the rows of several segments are those of all rows', () => {
  it('has the spread of residuals and fitted values', () => {
    const spread = residualSpread({ residual, fitted: vectorOf(fitted), norm })
    const differences = residual.map((value, i) => (i === 0 ? 0 : (value - residual[i - 1]) ** 2))
    expect(spread.largest).toBe(residual.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
    expect(spread.mean).toBeCloseTo(sum(residual) / rowCount, DIGITS)
    expect(spread.differenceRatio).toBeCloseTo(sum(differences) / norm ** 2, DIGITS)
    expect(spread.fitted.least).toBe(fitted.reduce((least, value) => Math.min(least, value), Infinity))
    expect(spread.fitted.mean).toBeCloseTo(sum(fitted) / rowCount, DIGITS)
  })

  it('knows no spread where a number is none', () => {
    const broken = residual.slice()
    broken[rowCount - 5] = NaN
    const spread = residualSpread({ residual: broken, fitted: vectorOf(broken), norm })
    expect([spread.largest, spread.fitted.least, spread.fitted.most]).toEqual([NaN, NaN, NaN])
  })

  it('keeps the squares of residuals of any size within range', () => {
    for (const size of [1e-200, 1e200]) {
      const scaled = residual.map((value) => value * size)
      const spread = residualSpread({ residual: scaled, fitted: vectorOf(fitted), norm: norm * size })
      const plain = residualSpread({ residual, fitted: vectorOf(fitted), norm })
      expect(spread.differenceRatio).toBeCloseTo(plain.differenceRatio, DIGITS)
      expect(spread.mean / size).toBeCloseTo(plain.mean, DIGITS)
    }
  })

  it('has the moments of Jarque and Bera, whether the spread is known or not', () => {
    const mean = sum(residual) / rowCount
    const moment = (power: number): number => sum(residual.map((value) => (value - mean) ** power)) / rowCount
    const found = jarqueBera(residual)
    expect(found?.skewness).toBeCloseTo(moment(3) / moment(2) ** 1.5, DIGITS)
    expect(found?.kurtosis).toBeCloseTo(moment(4) / moment(2) ** 2, DIGITS)
    const spread = residualSpread({ residual, fitted: vectorOf(fitted), norm })
    expect(jarqueBera(residual, { spread })?.statistic).toBeCloseTo(found?.statistic ?? NaN, 6)
  })

  it('has the errors: of the fit, of prediction, and the worst of all rows', () => {
    expect(meanAbsolute(rows, undefined)).toBeCloseTo(sum(residual.map(Math.abs)) / rowCount, DIGITS)
    const predicted = residual.map((value, i) => (value / (1 - leverage[i])) ** 2)
    const found = press({ weights: undefined }, { residualNorm: norm, totalNorm: 2 * norm }, rows)
    expect(found.press / sum(predicted)).toBeCloseTo(1, DIGITS)

    const studentized = residual.slice()
    for (const row of [SEGMENT_ROWS + 5, rowCount - 1]) studentized[row] = -60
    studentized[3] = NaN
    const counted = Int32Array.from(studentized, (_, i) => i + 1)
    const worst = outlierTest({ rows: counted, studentized }, rowCount - 2)
    expect(worst).toMatchObject({ row: SEGMENT_ROWS + 6, studentized: -60 })
    expect(outlierTest({ rows: counted, studentized: studentized.fill(NaN) }, rowCount - 2)).toBeNull()
  })
})
