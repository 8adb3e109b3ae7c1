import { rewriteTerms } from './rewriteTerms'
import type { FormulaOnTable, TermTexts } from './writtenTerms'
import { readWrittenTerms, termKey } from './writtenTerms'

/** The formula with the interaction of two terms beside them: of `wt` and `hp` the term `wt:hp`. */
export function addInteraction(formula: FormulaOnTable, first: TermTexts, second: TermTexts): string {
  const written = readWrittenTerms(formula)
  if (written === null) return formula.text
  const product = [...new Set([...first, ...second])]
  const isThere = written.terms.some((term) => termKey(term) === termKey(product))
  return isThere ? formula.text : rewriteTerms(formula, { ...written, terms: [...written.terms, product] })
}

/** The formula without the term; those that it is a part of stay. */
export function dropTerm(formula: FormulaOnTable, removed: TermTexts): string {
  const written = readWrittenTerms(formula)
  if (written === null) return formula.text
  const terms = written.terms.filter((term) => termKey(term) !== termKey(removed))
  return rewriteTerms(formula, { ...written, terms })
}

/** The formula with an intercept where it has none, without where it has one. */
export function toggleIntercept(formula: FormulaOnTable): string {
  const written = readWrittenTerms(formula)
  if (written === null) return formula.text
  return rewriteTerms(formula, { ...written, hasIntercept: !written.hasIntercept })
}
