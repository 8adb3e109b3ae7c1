import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { countByRule, countFlags } from '@shared/diagnostics/countFlags'
import type { FlagName } from '@shared/diagnostics/flag'
import { flagBits, flagNames, flagNamesInOrder } from '@shared/diagnostics/flag'
import { RowFlagger } from '@shared/diagnostics/rowFlagger'
import { flagLimits, rowFlags } from '@shared/diagnostics/rowFlags'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { analysed, mtcars, stackloss } from '../plots/analysed'
import { matrixDesign } from './matrixDesign'

const { outlier, influential, 'high-leverage': leverage } = flagBits

const figures = (values: { t: number; h: number; d: number; dffits?: number }[]) => ({
  perfect: false,
  studentized: Float64Array.from(values, ({ t }) => t),
  leverage: Float64Array.from(values, ({ h }) => h),
  cooksDistance: Float64Array.from(values, ({ d }) => d),
  dffits: Float64Array.from(values, ({ dffits = 0 }) => dffits),
})

describe('row flags', () => {
  it('have the limits threshold, 3 p / n and 4 / n', () => {
    expect(flagLimits({ threshold: 2.5 }, 60, 4)).toMatchObject({
      outlier: 2.5,
      'high-leverage': 0.2,
      influential: 4 / 60,
    })
  })

  it('are raised strictly above a limit, on either side for residuals', () => {
    const rows = figures([
      { t: 2, h: 0.75, d: 0.5 },
      { t: -2.01, h: 0.1, d: 0.1 },
      { t: 0, h: 0.76, d: 0.1 },
      { t: 0, h: 0.1, d: 0.51 },
      { t: 3, h: 0.9, d: 1 },
      { t: NaN, h: 1, d: NaN },
      { t: 0, h: 0, d: 0 },
      { t: 0, h: 0, d: 0 },
    ])
    const all = outlier | leverage | influential
    expect(Array.from(rowFlags(rows, { threshold: 2 }, 2))).toEqual([
      0,
      outlier,
      leverage,
      influential,
      all,
      leverage,
      0,
      0,
    ])
  })

  it('are named in a fixed order and counted', () => {
    expect(flagNames(0)).toEqual([])
    expect(flagNames(5)).toEqual(['outlier', 'influential'])
    expect(flagNames(7)).toEqual(['outlier', 'high-leverage', 'influential'])
    expect(countFlags(Uint8Array.of(0, 1, 2, 6, 7))).toEqual({
      outlier: 2,
      highLeverage: 3,
      influential: 2,
      any: 4,
    })
  })

  it('are counted rule by rule, a row once for each that flags it', () => {
    const counts = countByRule(Uint8Array.of(0, outlier, outlier | leverage, flagBits.dffits))
    expect(counts).toMatchObject({ outlier: 2, 'high-leverage': 1, dffits: 1, influential: 0 })
  })

  it('call no row of a perfect fit an outlier: its residuals are rounding', () => {
    const x = Array.from({ length: 30 }, (_, i) => i / 7)
    const design = matrixDesign({ x }, { response: x.map((value) => 1.1 + 0.3 * value) })
    const leastSquares = solveLeastSquares(design)
    const rows = computeRowDiagnostics(design, leastSquares)
    expect(rows.perfect).toBe(true)
    expect(countFlags(rowFlags(rows, { threshold: 2 }, 2))).toMatchObject({ outlier: 0, influential: 0 })
  })

  it('have the other limits of R: qt, qf, 2 p / n, 2 √(p / n)', () => {
    const limits = flagLimits({ threshold: 2, dfResidual: 17, tested: 21 }, 21, 4)
    // R 4.2.2: qt(1 - 0.05 / 42, 16), qf(0.5, 4, 17), 8 / 21, 2 * sqrt(4 / 21)
    expect(limits.bonferroni).toBeCloseTo(3.603616, 6)
    expect(limits['cook-median']).toBeCloseTo(0.8735735, 7)
    expect(limits['leverage-2p']).toBeCloseTo(0.3809524, 7)
    expect(limits.dffits).toBeCloseTo(0.8728716, 7)
    expect(limits['robust-outlier']).toBe(2.5)
  })

  it('of stackloss are those of R by each rule', () => {
    const flagger = new RowFlagger(analysed('stack.loss ~ Air.Flow + Water.Temp + Acid.Conc.', stackloss()))
    const flagged = (name: FlagName): readonly number[] => {
      const flags = flagger.flags({ threshold: 2, flags: [name] })
      return Array.from(flags.keys(), (i) => i + 1).filter((row) => flags[row - 1] === flagBits[name])
    }
    // R 4.2.2 and car 3.1: rstudent, hatvalues, cooks.distance, dffits, outlierTest; no row has a Bonferroni p below 0.05
    expect(flagged('outlier')).toEqual([4, 21])
    expect(flagged('bonferroni')).toEqual([])
    expect(flagged('high-leverage')).toEqual([])
    expect(flagged('leverage-2p')).toEqual([17])
    expect(flagged('influential')).toEqual([21])
    expect(flagged('cook-median')).toEqual([])
    expect(flagged('dffits')).toEqual([21])
    // MASS 7.3: rlm(stack.loss ~ ., stackloss, method = 'MM') has residuals of 3.7 and −5.3 times its scale there
    expect(flagged('robust-outlier')).toEqual([4, 21])
    expect(flagger.failure).toBeNull()
  })

  it('of all rules together are the union of each alone', () => {
    const flagger = new RowFlagger(analysed('mpg ~ wt + hp', mtcars()))
    const union = new Uint8Array(32)
    for (const name of flagNamesInOrder) {
      flagger.flags({ threshold: 2, flags: [name] }).forEach((bits, i) => (union[i] |= bits))
    }
    expect(flagger.flags({ threshold: 2, flags: flagNamesInOrder })).toEqual(union)
    expect(flagger.flags({ threshold: 2, flags: [] })).toEqual(new Uint8Array(32))
  })
})
