import { deparse } from './deparse'
import type { Expression } from './expression'
import { mapVariables } from './mapVariables'
import { parseFormula } from './parseFormula'
import { rewriteTerms } from './rewriteTerms'
import type { FormulaOnTable, TermTexts, WrittenTerms } from './writtenTerms'
import { readWrittenTerms, termKey, variableText } from './writtenTerms'

/**
 * The formula with one variable in place of another, in every term that multiplies it: `cyl * hp` becomes
 * `factor(cyl) * hp`. What other variables make of the same column, `I(cyl^2)`, stays.
 */
export function replaceVariable(formula: FormulaOnTable, from: string, to: Expression): string {
  const parsed = parseFormula(formula.text)
  const written = readWrittenTerms(formula)
  if (!parsed.ok || written === null) return formula.text
  const { response, predictors } = parsed.value
  const replaced = mapVariables(predictors, (node) => (variableText(node) === from ? to : node))
  const text = `${deparse(response)} ~ ${deparse(replaced)}`
  const terms = replacedTerms(written, from, variableText(to)).filter(
    ([variable, ...others]) => others.length > 0 || variable !== variableText(response),
  )
  return rewriteTerms({ ...formula, text }, { terms, hasIntercept: written.hasIntercept })
}

function replacedTerms({ terms }: WrittenTerms, from: string, to: string): readonly TermTexts[] {
  const replaced = terms.map((term) => [
    ...new Set(term.map((variable) => (variable === from ? to : variable))),
  ])
  return [...new Map(replaced.map((term) => [termKey(term), term])).values()]
}
