import type { ColumnType } from '../table/column'
import { deparse } from './deparse'
import { expandPredictors } from './expandPredictors'
import type { Expression } from './expression'
import { parseFormula } from './parseFormula'
import { summandsOf } from './summands'
import type { Summand } from './summands'

/** A formula's text and the table that it is about: the columns are what `.` stands for. */
export interface FormulaOnTable {
  readonly text: string
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
}

/** A term by the texts of the variables that it multiplies, in R's order: `['wt', 'log(hp)']`. */
export type TermTexts = readonly string[]

/** What a formula comes to, and the pieces in which it says so. */
export interface WrittenTerms {
  readonly response: string
  readonly summands: readonly Summand[]
  /** In R's order. */
  readonly terms: readonly TermTexts[]
  readonly hasIntercept: boolean
  /** The expression of each variable, by its text. */
  readonly nodes: ReadonlyMap<string, Expression>
}

/** The same terms in any order of their variables have the same key. */
export const termKey = (term: TermTexts): string => [...new Set(term)].sort().join('\u0000')

/** How a formula names the term: `wt:hp`. */
export const termText = (term: TermTexts): string => term.join(':')

/** How a term names the variable: as R prints it, in parentheses where it would not stand beside a `:`. */
export const variableText = (node: Expression): string =>
  node.kind === 'binary' || (node.kind === 'unary' && node.operator !== '(')
    ? `(${deparse(node)})`
    : deparse(node)

/** Reads a formula for editing; null where its text makes no formula. */
export function readWrittenTerms({ text, columns }: FormulaOnTable): WrittenTerms | null {
  const parsed = parseFormula(text)
  if (!parsed.ok) return null
  const names = columns.map(({ name }) => name)
  const expanded = expandPredictors(parsed.value, names)
  if (!expanded.ok) return null
  const { variables, terms, hasIntercept } = expanded.value
  const texts = variables.map(({ node }) => variableText(node))
  return {
    response: deparse(parsed.value.response),
    summands: summandsOf(parsed.value.predictors),
    terms: terms.map((indices) => indices.map((index) => texts[index])),
    hasIntercept,
    nodes: new Map(variables.map(({ node }, index) => [texts[index], node])),
  }
}
