import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference } from './penalised'
import { datasetOf, largestDifference, robustReferences } from './robust'

describe('lad against quantreg’s rq', () => {
  it.each(robustReferences)('$name reaches the smallest sum of absolute residuals', async (reference) => {
    const analysis = await fitReference(datasetOf(reference), { formula: reference.formula, method: 'lad' })
    const { residual } = analysis.rows
    const sum = residual.reduce((total, e) => total + Math.abs(e), 0)
    expect(correctDigits(sum, reference.lad.sumAbs)).toBeGreaterThan(10)
    const objective = analysis.result.robust?.objective ?? NaN
    expect(correctDigits(2 * objective, reference.lad.sumAbs)).toBeGreaterThan(10)
    expect(residual.filter((e) => e === 0).length).toBeGreaterThanOrEqual(analysis.result.rank)
  })
})

interface QuantileReference {
  readonly dataset: string
  readonly formula: string
  readonly tau: number
  readonly estimate: number[]
  readonly stdError: number[]
  readonly objective: number
}

/** quantreg's `rq(method = "br")` and `summary(se = "nid")` (`scripts/quantile.R`). */
const references = JSON.parse(
  readFileSync('test/reference/data/robust-quantile.json', 'utf8'),
) as QuantileReference[]

describe('quantile against quantreg’s rq', () => {
  it.each(references)('$dataset, τ = $tau', async (reference) => {
    const { dataset, formula, tau, estimate, stdError, objective } = reference
    const analysis = await fitReference(dataset, { formula, method: 'quantile', options: { tau } })
    const { result } = analysis
    expect(correctDigits(result.robust?.objective ?? NaN, objective)).toBeGreaterThan(10)
    const isUnique = result.warnings.every(({ code }) => code !== 'quantile-not-unique')
    expect(isUnique).toBe(true)
    expect(largestDifference(estimates(analysis), estimate)).toBeLessThan(1e-10)
    // The two neighbouring quantiles are quantreg's interior point, good to about 6 digits.
    const errors = result.coefficients.map((coefficient) => coefficient.stdError)
    expect(worstDigits(errors, stdError)).toBeGreaterThan(5.9)
    expect(result.inference).toBe('asymptotic')
  })
})
