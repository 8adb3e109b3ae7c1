import { expandTerms } from '../formula/expandTerms'
import { parseFormula } from '../formula/parseFormula'
import { categoriesIn } from '../inference/predictorDomains'
import type { Analysis } from './analysisTypes'

/** A column of more levels is a name rather than a group: nobody asks which of them are new. */
const LEVEL_LIMIT = 1000

/** The levels of the model's factors in the fitted rows, by their columns. */
export function fittedLevels({
  spec,
  table,
  columns,
  design,
}: Pick<Analysis, 'spec' | 'table' | 'columns' | 'design'>): Readonly<Record<string, readonly string[]>> {
  const formula = parseFormula(spec.formula)
  const terms = formula.ok ? expandTerms(formula.value, table) : formula
  if (!terms.ok) return {}
  const categories = categoriesIn({ terms: terms.value, columns, rows: design.rows })
  return Object.fromEntries([...categories].filter(([, levels]) => levels.length <= LEVEL_LIMIT))
}
