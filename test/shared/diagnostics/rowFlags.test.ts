import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { FLAG_HIGH_LEVERAGE, FLAG_INFLUENTIAL, FLAG_OUTLIER } from '@shared/diagnostics/rowDiagnostics'
import { countFlags, flagLimits, flagNames, rowFlags } from '@shared/diagnostics/rowFlags'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { matrixDesign } from './matrixDesign'

const figures = (values: { t: number; h: number; d: number }[]) => ({
  perfect: false,
  studentized: Float64Array.from(values, ({ t }) => t),
  leverage: Float64Array.from(values, ({ h }) => h),
  cooksDistance: Float64Array.from(values, ({ d }) => d),
})

describe('row flags', () => {
  it('have the limits threshold, 3 p / n and 4 / n', () => {
    expect(flagLimits({ threshold: 2.5 }, 60, 4)).toEqual({
      studentized: 2.5,
      leverage: 0.2,
      cooksDistance: 4 / 60,
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
    const all = FLAG_OUTLIER | FLAG_HIGH_LEVERAGE | FLAG_INFLUENTIAL
    expect(Array.from(rowFlags(rows, { threshold: 2 }, 2))).toEqual([
      0,
      FLAG_OUTLIER,
      FLAG_HIGH_LEVERAGE,
      FLAG_INFLUENTIAL,
      all,
      FLAG_HIGH_LEVERAGE,
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

  it('call no row of a perfect fit an outlier: its residuals are rounding', () => {
    const x = Array.from({ length: 30 }, (_, i) => i / 7)
    const design = matrixDesign({ x }, { response: x.map((value) => 1.1 + 0.3 * value) })
    const leastSquares = solveLeastSquares(design)
    const rows = computeRowDiagnostics(design, leastSquares)
    expect(rows.perfect).toBe(true)
    expect(countFlags(rowFlags(rows, { threshold: 2 }, 2))).toMatchObject({ outlier: 0, influential: 0 })
  })
})
