import type { BuiltDesign } from '../formula/buildDesignMatrix'
import { buildDesignMatrix } from '../formula/buildDesignMatrix'
import { expandTerms } from '../formula/expandTerms'
import { parseFormula } from '../formula/parseFormula'
import type { Result } from '../outcome/result'
import type { AnalysisInput } from './analysisTypes'

/** The model matrix of a formula on the rows of its columns. */
export function buildModel({
  spec,
  table,
  columns,
  rowCount,
  included,
}: Pick<AnalysisInput, 'spec' | 'table' | 'columns' | 'rowCount' | 'included'>): Result<BuiltDesign> {
  const formula = parseFormula(spec.formula)
  if (!formula.ok) return formula
  const terms = expandTerms(formula.value, table)
  if (!terms.ok) return terms
  return buildDesignMatrix({ terms: terms.value, columns, rowCount, included, weights: spec.weights })
}
