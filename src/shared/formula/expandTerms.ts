import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { ColumnSummary } from '../table/column'
import { checkVariables } from './checkVariables'
import { expandPredictors } from './expandPredictors'
import type { Formula } from './expression'
import { typeOfSummary } from './expressionType'
import { namesIn } from './namesIn'
import { nearestNames } from './nearestNames'
import type { Variable } from './variable'

/** A term of the model: the variables that it multiplies, as ascending indices. */
export interface ModelTerm {
  readonly label: string
  readonly variables: readonly number[]
}

/** A formula written out on a table's columns, in R's order (`terms.formula`). */
export interface TermList {
  readonly formula: Formula
  readonly response: Variable
  /** In the order of the formula, the response first; those that only stand in terms taken away again are there too. */
  readonly variables: readonly Variable[]
  /** Main effects first, then by degree of interaction, in the order of appearance. */
  readonly terms: readonly ModelTerm[]
  readonly hasIntercept: boolean
  /** Whether the response was among the terms, too; it was left out there. */
  readonly namesResponse: boolean
  /** Every column that the model reads, the response's first. */
  readonly columnNames: readonly string[]
}

/**
 * Writes out `.`, `*`, `^`, `/`, `%in%` and `-` on the columns of a table, and checks names and types. Errors:
 * `column-unknown`, `response-not-numeric`, `expression-not-numeric`, `formula-syntax` at what is no term, `no-terms`,
 * `too-many-columns`. Source: R's `terms.formula`.
 */
export function expandTerms(formula: Formula, table: readonly ColumnSummary[]): Result<TermList> {
  const names = [...namesIn(formula.response), ...namesIn(formula.predictors)]
  const known = new Set(table.map(({ name }) => name))
  const unknown = names.find(({ name }) => !known.has(name))
  if (unknown) return fail(columnUnknown(unknown.name, unknown.position, [...known]))

  const expanded = expandPredictors(formula, [...known])
  if (!expanded.ok) return expanded
  const { variables, hasIntercept, namesResponse } = expanded.value
  const terms = expanded.value.terms.map((indices) => ({
    variables: indices,
    label: indices.map((index) => variables[index].label).join(':'),
  }))
  const summaries = new Map(table.map((column) => [column.name, column]))
  const checked = checkVariables(variables, {
    formula: formula.text,
    typeOf: (name) => typeOfSummary(summaries.get(name)?.type ?? 'number'),
    exampleOf: (name) => summaries.get(name)?.examples[0] ?? '',
  })
  if (!checked.ok) return checked
  if (terms.length === 0 && !hasIntercept) return fail({ code: 'no-terms', formula: formula.text })
  const columnNames = new Set(variables.flatMap(({ node }) => namesIn(node).map(({ name }) => name)))
  return ok({
    formula,
    response: variables[0],
    variables,
    terms,
    hasIntercept,
    namesResponse,
    columnNames: [...columnNames],
  })
}

/** The error that a name is no column, with the nearest that are. */
export function columnUnknown(name: string, position: number, names: readonly string[]): AppError {
  return { code: 'column-unknown', name, position, suggestions: nearestNames(name, names).join(', ') }
}
