import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlierPass } from '@shared/diagnostics/outlierTest'
import type { RowVector } from '@shared/diagnostics/rowVector'

/** Studentized residuals as `RowFigures` has them, of rows without weights. */
function studentizedOf(residual: Float64Array, leverage: Float64Array, rss: number): RowVector {
  const deletedDf = residual.length
  return {
    length: residual.length,
    fill: (start, end, target) => {
      for (let i = start; i < end; i++) {
        const left = 1 - leverage[i]
        const scaled = left > 0 ? residual[i] / Math.sqrt(left) : NaN
        const variance = (rss - scaled * scaled) / deletedDf
        target[i - start] = variance > 0 ? scaled / Math.sqrt(variance) : NaN
      }
    },
  }
}

function found(residual: readonly number[], leverage: readonly number[], isRegular: boolean): Float64Array {
  const rows = { residual: Float64Array.from(residual), leverage: Float64Array.from(leverage) }
  const rss = residual.reduce((sum, e) => sum + e * e, 0)
  const studentized = studentizedOf(rows.residual, rows.leverage, rss)
  const sums = new Float64Array(3)
  outlierPass(studentized, isRegular ? { ...rows, rss } : null)({ start: 0, end: residual.length }, sums)
  return sums
}

describe('the most outlying row of a segment', () => {
  it('is the same whether every row is studentized or only those that may be the most outlying', () => {
    const residual = fc.oneof(
      fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
      fc.constantFrom(0, 1, -1, 1 + Number.EPSILON, 1e-170, 1e160, NaN, Infinity),
    )
    const leverage = fc.oneof(fc.double({ noNaN: true, min: 0, max: 1 }), fc.constantFrom(0, 0.5, 1))
    fc.assert(
      fc.property(fc.array(fc.tuple(residual, leverage), { minLength: 1, maxLength: 60 }), (rows) => {
        const e = rows.map(([own]) => own)
        const h = rows.map(([, own]) => own)
        expect(found(e, h, true)).toEqual(found(e, h, false))
      }),
      { numRuns: 2000 },
    )
  })

  it('is the first of those that are equal', () => {
    expect(found([1, -3, 3, 2], [0.1, 0.2, 0.2, 0.1], true)[0]).toBe(1)
  })
})
