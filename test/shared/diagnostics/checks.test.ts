import { describe, expect, it } from 'vitest'
import type { Check } from '@shared/diagnostics/check'
import { checkModel } from '@shared/diagnostics/checks'
import { computeRowDiagnostics } from '@shared/diagnostics/computeRowDiagnostics'
import { modelTests } from '@shared/diagnostics/modelTests'
import { countFlags } from '@shared/diagnostics/countFlags'
import { rowFlags } from '@shared/diagnostics/rowFlags'
import { varianceInflation } from '@shared/diagnostics/varianceInflation'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { checkNames } from '@shared/texts/textTypes'
import { matrixDesign } from './matrixDesign'

function check(design: DesignMatrix): Map<Check['check'], Check> {
  const leastSquares = solveLeastSquares(design)
  const rows = computeRowDiagnostics(design, leastSquares)
  const flags = rowFlags(rows, { threshold: 3.5 }, leastSquares.rank)
  const { tests } = modelTests({ design, leastSquares, rows })
  const vif = varianceInflation(design, leastSquares)
  return new Map(checkModel({ tests, vif }, countFlags(flags)).map((one) => [one.check, one]))
}

const n = 300
const x = Array.from({ length: n }, (_, i) => 10 * Math.sin(i * i))
const z = Array.from({ length: n }, (_, i) => 10 * Math.cos(3 * i * i))
/** Sums of three sines of squares: near enough to independent normal errors. */
const noise = Array.from(
  { length: n },
  (_, i) => Math.sin(11 * i * i) + Math.sin(17 * i * i) + Math.sin(23 * i * i),
)

describe('checks of a model', () => {
  it('are made of every assumption, in the order of the panel', () => {
    const checks = check(matrixDesign({ x, z }, { response: x.map((value, i) => value + z[i] + noise[i]) }))
    expect([...checks.keys()]).toEqual(checkNames)
    for (const name of ['linearity', 'spread', 'independence', 'collinearity'] as const) {
      expect(checks.get(name)).toMatchObject({ verdict: 'ok', remedy: null })
    }
  })

  it('offer other standard errors to least squares alone, which has them', () => {
    const tests = { breuschPagan: { statistic: 30, pValue: 1e-6 } }
    const spreadOf = (method: string) =>
      checkModel({ tests, vif: [], method }, { outlier: 0, highLeverage: 0, influential: 0, any: 0 }).find(
        (one) => one.check === 'spread',
      )
    expect(spreadOf('ols')?.actions).toEqual([{ kind: 'standard-errors', errors: 'HC3' }])
    expect(spreadOf('constrained')).toMatchObject({ verdict: 'bad', actions: [] })
  })

  it('name the predictor that curves', () => {
    const response = x.map((value, i) => value + 4 * z[i] + 0.1 * z[i] * z[i] + noise[i])
    expect(check(matrixDesign({ x, z }, { response })).get('linearity')).toMatchObject({
      verdict: 'bad',
      evidence: { name: 'reset' },
      term: 'z',
      remedy: 'linearity-remedy',
    })
  })

  it('see an uneven spread, an order and collinearity', () => {
    const uneven = x.map((value, i) => 20 + value + noise[i] * (value + 11))
    expect(check(matrixDesign({ x }, { response: uneven })).get('spread')?.verdict).toBe('bad')
    const waves = x.map((value, i) => value + 4 * Math.sin(i / 9))
    expect(check(matrixDesign({ x }, { response: waves })).get('independence')?.verdict).toBe('bad')
    const twin = x.map((value, i) => value + noise[i])
    const collinear = check(matrixDesign({ x, twin }, { response: z })).get('collinearity')
    expect(collinear).toMatchObject({
      verdict: 'warn',
      remedy: 'collinearity-remedy',
      evidence: { name: 'vif' },
    })
  })

  it('count the rows that stand out', () => {
    const response = x.map((value, i) => value + noise[i] + (i === 7 ? 60 : 0))
    expect(check(matrixDesign({ x }, { response })).get('rows')).toMatchObject({
      verdict: 'warn',
      counts: { outlier: 1 },
    })
  })

  it('take Jarque–Bera where Shapiro–Wilk ends', () => {
    const long = Array.from({ length: 5001 }, (_, i) => Math.sin(i * i))
    const checks = check(
      matrixDesign({ long }, { response: long.map((value, i) => value + Math.sin(7 * i * i)) }),
    )
    expect(checks.get('normality')).toMatchObject({ evidence: { name: 'jarqueBera' }, verdict: 'bad' })
  })

  it('judge nothing on residuals that are rounding, or on none', () => {
    for (const design of [
      matrixDesign({ x, z }, { response: x.map((value) => 1 + 2 * value) }),
      matrixDesign({ x: [1, 2] }, { response: [3, 5] }),
    ]) {
      const checks = check(design)
      for (const name of ['linearity', 'spread', 'independence', 'normality'] as const) {
        expect(checks.get(name)).toMatchObject({ verdict: 'unknown', evidence: null, remedy: null })
      }
    }
  })
})
