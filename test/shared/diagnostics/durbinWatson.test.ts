import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { durbinWatson } from '@shared/diagnostics/durbinWatson'
import type { DurbinWatson } from '@shared/diagnostics/durbinWatson'
import { quadraticFormLowerTail } from '@shared/diagnostics/quadraticFormTail'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { fUpperTail } from '@shared/numeric/fDistribution'
import { normalUpperTail } from '@shared/numeric/normal'
import { matrixDesign } from './matrixDesign'

const repeat = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

function test(x: ArrayLike<number>, y: ArrayLike<number>): DurbinWatson | null {
  const design = matrixDesign({ x }, { response: y })
  const leastSquares = solveLeastSquares(design)
  return durbinWatson({ design, leastSquares, rows: computeRowDiagnostics(design, leastSquares) })
}

describe('lower tail of a quadratic form', () => {
  it('is 2/π atan √(b/a) for a z₁² − b z₂²', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (exponent) => {
        const b = 10 ** (exponent / 4)
        const expected = (2 / Math.PI) * Math.atan(Math.sqrt(b))
        expect(quadraticFormLowerTail(Float64Array.of(1, -b)) / expected).toBeCloseTo(1, 11)
      }),
    )
  })

  it('is the F distribution’s where the coefficients are of two kinds, far into the tail too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: -40, max: 8 }),
        (m, n, exponent) => {
          // P(χ²_m < c χ²_n) = P(F(n, m) > m / (n c)).
          const c = 10 ** (exponent / 4)
          const tail = quadraticFormLowerTail(Float64Array.from([...repeat(m, 1), ...repeat(n, -c)]))
          const expected = fUpperTail(m / (n * c), n, m)
          expect(Math.abs(tail / expected - 1)).toBeLessThan(1e-10)
        },
      ),
    )
  })

  it('is 0 or 1 where all coefficients have one sign', () => {
    expect(quadraticFormLowerTail(Float64Array.of(1, 2))).toBe(0)
    expect(quadraticFormLowerTail(Float64Array.of(-1, -2))).toBe(1)
    expect(quadraticFormLowerTail(Float64Array.of(0))).toBe(0)
  })
})

describe('Durbin–Watson test', () => {
  it('has one-sided p-values that add to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 5, maxLength: 60 }), (numbers) => {
        fc.pre(new Set(numbers).size > 3)
        const result = test(
          numbers.map((_, i) => i),
          numbers,
        )
        fc.pre(result !== null)
        expect((result?.pGreater ?? 0) + (result?.pLess ?? 0)).toBeCloseTo(1, 10)
      }),
    )
  })

  it('passes from exact to normal at 100 rows without a jump', () => {
    const series = (n: number): [number[], number[]] => {
      const x = Array.from({ length: n }, (_, i) => i)
      return [x, x.map((i) => Math.sin(2.3 * i * i) + 0.35 * Math.sin(2.3 * (i - 1) ** 2))]
    }
    const [below, above] = [test(...series(99)), test(...series(100))]
    expect([below?.method, above?.method]).toEqual(['exact', 'normal'])
    expect(Math.abs((below?.statistic ?? 0) - (above?.statistic ?? 9))).toBeLessThan(0.1)
    expect(Math.log10((below?.pValue ?? 0) / (above?.pValue ?? 1))).toBeCloseTo(0, 0)
  })

  it('keeps its p-value’s digits where autocorrelation is complete', () => {
    const x = Array.from({ length: 80 }, (_, i) => i)
    const result = test(
      x,
      x.map((i) => Math.sin(i / 12)),
    )
    expect(result?.pGreater).toBeGreaterThan(0)
    expect(result?.pGreater).toBeLessThan(1e-30)
    expect(result?.pLess).toBeCloseTo(1, 12)
  })

  it('has the normal approximation’s mean and variance over many blocks of rows', () => {
    // d's mean and variance from A's traces, spelled out for one predictor: q₁ = 1/√n, q₂ = (x − m)/‖x − m‖.
    const n = 9001
    const x = Array.from({ length: n }, (_, i) => Math.sin(i) + i / 3000)
    const y = x.map((value, i) => value + Math.sin(i * i) + 0.05 * Math.sin((i - 1) ** 2))
    const result = test(x, y)
    const mean = x.reduce((sum, value) => sum + value / n, 0)
    const length = Math.hypot(...x.map((value) => value - mean))
    const q = x.map((value) => (value - mean) / length)
    const second = q.map((value, i) => (i > 0 ? value - q[i - 1] : 0) + (i < n - 1 ? value - q[i + 1] : 0))
    const first = q.reduce((sum, value, i) => sum + value * second[i], 0)
    const df = n - 2
    const p = 2 * (n - 1) - first
    const squares =
      2 * (3 * n - 4) - 2 * second.reduce((sum, value) => sum + value * value, 0) + first * first
    const variance = (2 / (df * (df + 2))) * (squares - (p * p) / df)
    const z = ((result?.statistic ?? NaN) - p / df) / Math.sqrt(variance)
    expect((result?.pGreater ?? NaN) / normalUpperTail(-z)).toBeCloseTo(1, 8)
    expect(result?.method).toBe('normal')
  })

  it('is absent without residuals', () => {
    expect(test([1, 2], [3, 4])).toBeNull()
  })
})
