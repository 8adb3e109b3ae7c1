import { expandTerms } from '../formula/expandTerms'
import { parseFormula } from '../formula/parseFormula'
import type { PredictorDomain } from '../inference/predictorDomains'
import { predictorDomains } from '../inference/predictorDomains'
import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import type { Analysis } from './analysisTypes'

/** The columns that must be known to predict with a fitted model. */
export function analysisPredictors({
  spec,
  table,
  columns,
  design,
}: Pick<Analysis, 'spec' | 'table' | 'columns' | 'design'>): Result<readonly PredictorDomain[]> {
  const formula = parseFormula(spec.formula)
  if (!formula.ok) return formula
  const terms = expandTerms(formula.value, table)
  if (!terms.ok) return terms
  return ok(predictorDomains({ terms: terms.value, table, columns, rows: design.rows }))
}
