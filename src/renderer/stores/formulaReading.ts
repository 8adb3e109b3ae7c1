import type { AppError } from '@shared/outcome/appError'
import { describeTerms, type TermDescription } from '@shared/formula/describeTerms'
import { expandTerms, type TermList } from '@shared/formula/expandTerms'
import type { Expression } from '@shared/formula/expression'
import { namesIn } from '@shared/formula/namesIn'
import { parseFormula } from '@shared/formula/parseFormula'
import type { ColumnSummary } from '@shared/table/column'

/** What the pickers can show of a formula's text. */
export interface FormulaReading {
  readonly response: string | null
  /** Columns that are terms by themselves: a click takes them out again. */
  readonly predictors: readonly string[]
  /** Every term, in R's order. */
  readonly terms: readonly TermDescription[]
  readonly hasIntercept: boolean
  /** Every column that the model reads. */
  readonly columns: readonly string[]
  readonly error: AppError | null
  /** It can be fitted, as far as the text tells. */
  readonly complete: boolean
}

const nothing: FormulaReading = {
  response: null,
  predictors: [],
  terms: [],
  hasIntercept: true,
  columns: [],
  error: null,
  complete: false,
}

/** The column that is explained; of log(y) it is y. */
const responseOf = (response: Expression): string | null => namesIn(response)[0]?.name ?? null

const predictorsOf = ({ terms, variables }: TermList): readonly string[] =>
  terms.flatMap(({ variables: [index, ...more] }) => {
    const node = index === undefined || more.length > 0 ? undefined : variables[index].node
    return node?.kind === 'name' ? [node.name] : []
  })

/** Reads a formula as the pickers need it: a half-written one is no error as long as it can still become a model. */
export const readFormula = (text: string, columns: readonly ColumnSummary[]): FormulaReading => {
  if (text.trim() === '') return nothing
  const parsed = parseFormula(text)
  if (!parsed.ok) return { ...nothing, error: parsed.error }
  const response = responseOf(parsed.value.response)
  const terms = expandTerms(parsed.value, columns)
  if (!terms.ok) return { ...nothing, response, error: terms.error }
  return {
    response,
    predictors: predictorsOf(terms.value),
    terms: describeTerms(terms.value),
    hasIntercept: terms.value.hasIntercept,
    columns: terms.value.columnNames,
    error: null,
    complete: true,
  }
}
