import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { matrixDesign } from './matrixDesign'

const diagnose = (design: DesignMatrix): RowDiagnostics =>
  computeRowDiagnostics(design, solveLeastSquares(design))

interface Case {
  readonly x: number[]
  readonly z: number[]
  readonly y: number[]
  readonly w: number[] | undefined
  readonly intercept: boolean
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    rows: fc.array(
      fc.tuple(
        ...([500, 500, 1000].map((size) => fc.integer({ min: -size, max: size })) as [
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
        ]),
        fc.integer({ min: 1, max: 30 }),
      ),
      { minLength: 7, maxLength: 14 },
    ),
    weighted: fc.boolean(),
    intercept: fc.boolean(),
  })
  .map(({ rows, weighted, intercept }) => ({
    x: rows.map(([x]) => x / 10),
    z: rows.map(([, z]) => z / 10),
    y: rows.map(([, , y]) => y / 10),
    w: weighted ? rows.map(([, , , w]) => w / 10) : undefined,
    intercept,
  }))

const designOf = ({ x, z, y, w, intercept }: Case): DesignMatrix =>
  matrixDesign({ x, z }, { response: y, weights: w, intercept })

const without = (one: Case, row: number): Case => {
  const drop = <T>(values: T[]): T[] => values.filter((_, i) => i !== row)
  return { ...one, x: drop(one.x), z: drop(one.z), y: drop(one.y), w: one.w && drop(one.w) }
}

describe('row diagnostics', () => {
  it('are what leaving each row out does: studentized residual, Cook’s distance and DFFITS from refits', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const design = designOf(one)
        const whole = solveLeastSquares(design)
        fc.pre(whole.rank === design.columnCount && whole.conditionNumber < 1e3 && whole.rss > 1)
        const rows = computeRowDiagnostics(design, whole)
        one.x.forEach((x, i) => {
          const part = solveLeastSquares(designOf(without(one, i)))
          if (part.rank < whole.rank || rows.leverage[i] > 0.999 || part.rss < 1e-3 * whole.rss) return
          const own = one.intercept ? [1, x, one.z[i]] : [x, one.z[i]]
          const weight = one.w?.[i] ?? 1
          const predicted = own.reduce((sum, value, j) => sum + value * part.coefficients[j], 0)
          const deletedSigma = Math.sqrt(part.rss / part.dfResidual)
          const sigma = Math.sqrt(whole.rss / whole.dfResidual)
          const h = rows.leverage[i]
          // The error of predicting the row from the others has variance σ² (1/w + xᵀ(XᵀWX)₍ᵢ₎⁻¹x) = σ² / (w (1 − h)).
          const deleted = (one.y[i] - predicted) * Math.sqrt(weight * (1 - h))
          expect(rows.studentized[i]).toBeCloseTo(deleted / deletedSigma, 7)
          const moved = (rows.fitted[i] - predicted) * Math.sqrt(weight)
          expect(rows.dffits[i]).toBeCloseTo(moved / (deletedSigma * Math.sqrt(h)), 6)
          // Σ w (ŷ − ŷ₍ᵢ₎)² over all rows.
          let shift = 0
          one.x.forEach((_, k) => {
            const other = one.intercept ? [1, one.x[k], one.z[k]] : [one.x[k], one.z[k]]
            const there = other.reduce((sum, value, j) => sum + value * part.coefficients[j], 0)
            shift += (one.w?.[k] ?? 1) * (rows.fitted[k] - there) ** 2
          })
          const cook = shift / (whole.rank * sigma * sigma)
          expect(Math.abs(rows.cooksDistance[i] - cook)).toBeLessThan(1e-7 * (1 + cook))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('have leverages that sum to the rank, and residuals orthogonal to the predictors', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const design = designOf(one)
        const leastSquares = solveLeastSquares(design)
        const rows = computeRowDiagnostics(design, leastSquares)
        const total = rows.leverage.reduce((sum, h) => sum + h, 0)
        expect(total).toBeCloseTo(leastSquares.rank, 9)
        const slope = one.x.reduce((sum, x, i) => sum + (one.w?.[i] ?? 1) * x * rows.residual[i], 0)
        expect(Math.abs(slope)).toBeLessThan(1e-8)
      }),
    )
  })

  it('do not change with the order of the rows or the unit of a predictor', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const rows = diagnose(designOf(one))
        const reversed = <T>(values: T[]): T[] => values.slice().reverse()
        const other = diagnose(
          designOf({
            ...one,
            x: reversed(one.x).map((x) => 1e6 * x),
            z: reversed(one.z),
            y: reversed(one.y),
            w: one.w && reversed(one.w),
          }),
        )
        const n = one.x.length
        rows.leverage.forEach((h, i) => expect(other.leverage[n - 1 - i]).toBeCloseTo(h, 8))
      }),
    )
  })

  it('keep their digits where the predictor is far from zero', () => {
    const y = [1, 4, 2, 5, 7, 3, 8, 6]
    const near = diagnose(matrixDesign({ x: y.map((_, i) => i * i) }, { response: y }))
    const far = diagnose(
      matrixDesign({ x: y.map((_, i) => 1e12 + i * i) }, { response: y.map((v) => v + 1e9) }),
    )
    near.leverage.forEach((h, i) => expect(far.leverage[i] / h).toBeCloseTo(1, 12))
    near.residual.forEach((e, i) => expect(far.residual[i]).toBeCloseTo(e, 12))
    near.studentized.forEach((t, i) => expect(far.studentized[i]).toBeCloseTo(t, 11))
  })

  it('have leverage 1 and nothing else where the fit must pass through a row', () => {
    const rows = diagnose(matrixDesign({ only: [0, 0, 0, 1, 0] }, { response: [1, 2, 4, 9, 3] }))
    expect(rows.leverage[3]).toBe(1)
    for (const figure of [rows.standardized, rows.studentized, rows.cooksDistance, rows.dffits]) {
      expect(figure[3]).toBeNaN()
      expect(Number.isFinite(figure[0])).toBe(true)
    }
  })

  it('know how far a leverage is from 1 where double arithmetic would not', () => {
    // One x at 10⁷ from eleven others at 0 and ±1: 1 − h = 1/n' + … has a closed form.
    const x = [1e7, -1, 0, 1, 0, -1, 1]
    const rows = diagnose(matrixDesign({ x }, { response: [3, 1, 2, 4, 2, 1, 5] }))
    const mean = x.reduce((sum, value) => sum + value, 0) / 7
    const squares = x.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    // 1 − h₁ = Σ_{j≠1} h_1j² / h₁, h_1j = 1/7 + (x₁ − m)(x_j − m) / S.
    const shared = x.slice(1).map((value) => 1 / 7 + ((1e7 - mean) * (value - mean)) / squares)
    const left = shared.reduce((sum, value) => sum + value * value, 0)
    expect((1 - rows.leverage[0]) / left).toBeCloseTo(1, 2)
    expect(rows.leverage[0]).toBeLessThan(1)
    expect(Number.isFinite(rows.studentized[0])).toBe(true)
  })

  it('find the one row beside a line that all others are on, to all its digits', () => {
    // Ten rows within ±2⁻²⁰ of 3 + 2 x and one off by 64: the deletion formula would leave a few digits.
    const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const noise = [1, -1, -1, 1, 1, -1, 0, -1, 1, 1, -1].map((v) => v * 2 ** -20)
    const y = x.map((v, i) => 3 + 2 * v + (i === 6 ? 64 : noise[i]))
    const rows = diagnose(matrixDesign({ x }, { response: y }))
    const keep = x.map((_, i) => i).filter((i) => i !== 6)
    const others = matrixDesign({ x: keep.map((i) => x[i]) }, { response: keep.map((i) => noise[i]) })
    const part = solveLeastSquares(others)
    const predicted = part.coefficients[0] + 6 * part.coefficients[1]
    const deleted =
      ((64 - predicted) * Math.sqrt(1 - rows.leverage[6])) / Math.sqrt(part.rss / part.dfResidual)
    expect(rows.studentized[6] / deleted).toBeCloseTo(1, 9)
  })

  it('have no studentized residuals without residual degrees of freedom', () => {
    const exact = diagnose(matrixDesign({ x: [1, 2] }, { response: [3, 5] }))
    expect(Array.from(exact.leverage)).toEqual([1, 1])
    expect(exact.studentized.every(Number.isNaN)).toBe(true)
    const one = diagnose(matrixDesign({ x: [1, 2, 4] }, { response: [3, 5, 6] }))
    expect(one.studentized.every(Number.isNaN)).toBe(true)
    expect(one.standardized.every(Number.isFinite)).toBe(true)
  })

  it('give a row of weight 0 its fitted value and no part in the fit', () => {
    const x = [1, 2, 3, 4, 5, 9]
    const y = [2, 1, 4, 3, 6, 100]
    const rows = diagnose(matrixDesign({ x }, { response: y, weights: [1, 1, 1, 1, 1, 0] }))
    const others = diagnose(matrixDesign({ x: x.slice(0, 5) }, { response: y.slice(0, 5) }))
    expect(rows.leverage[5]).toBe(0)
    expect(rows.studentized[5]).toBeNaN()
    const line = (at: number): number => others.fitted[0] + (at - 1) * (others.fitted[1] - others.fitted[0])
    expect(rows.fitted[5]).toBeCloseTo(line(9), 12)
    others.studentized.forEach((t, i) => expect(rows.studentized[i]).toBeCloseTo(t, 11))
  })

  it('live where they are told to, and report how far they are', () => {
    const lengths: number[] = []
    const progress: number[] = []
    const n = 20_000
    const x = Float64Array.from({ length: n }, (_, i) => Math.sin(i))
    const design = matrixDesign({ x }, { response: x.map((v, i) => v + Math.cos(3 * i)) })
    const rows = computeRowDiagnostics(design, solveLeastSquares(design), {
      allocate: (length) => {
        lengths.push(length)
        return new Float64Array(new SharedArrayBuffer(8 * length))
      },
      onProgress: (done, total) => {
        expect(total).toBe(n)
        progress.push(done)
      },
    })
    const { observed, fitted, cooksDistance } = rows
    expect([observed, fitted, cooksDistance].every(({ length }) => length === n)).toBe(true)
    expect(rows.dffits.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(rows.dffits).toBe(rows.dffits)
    expect(lengths).toEqual(Array.from({ length: 8 }, () => n))
    expect(progress.slice().sort((a, b) => a - b)).toEqual(progress)
    expect(progress[progress.length - 1]).toBe(n)
  })
})
