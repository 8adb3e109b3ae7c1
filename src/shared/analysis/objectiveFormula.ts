import { readNonlinearModel } from '../descent/nonlinearModel'
import type { ObjectiveName } from '../descent/objective'
import { deparse } from '../formula/deparse'
import type { Expression, Formula } from '../formula/expression'
import { parseExpression, parseFormula } from '../formula/parseFormula'
import { quoteName, quoteText } from '../formula/quoteName'
import { innermost } from '../formula/variable'
import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import type { ColumnSummary } from '../table/column'

/** A linear model whose fit reads what a loss needs: its rows, its model matrix, its columns. */
export interface ObjectiveFormula {
  readonly formula: string
  /** Successes and failures together, where the response is counts of both. */
  readonly trials: Expression | null
}

/**
 * What is fitted by least squares for a loss. `cbind(successes, failures)` becomes their share; a text column of two levels whether it is
 * the second of them, as in R; a nonlinear model a linear one in the same columns. Errors: those of the formula language and of
 * `readNonlinearModel`.
 */
export function objectiveFormula(
  text: string,
  objective: ObjectiveName,
  table: readonly ColumnSummary[],
): Result<ObjectiveFormula> {
  if (objective === 'nls') return linearStandIn(text, table)
  const parsed = parseFormula(text)
  if (!parsed.ok) return parsed
  return objective === 'logistic' ? binaryResponse(parsed.value, table) : ok({ formula: text, trials: null })
}

function linearStandIn(text: string, table: readonly ColumnSummary[]): Result<ObjectiveFormula> {
  const model = readNonlinearModel(
    text,
    table.map(({ name }) => name),
  )
  if (!model.ok) return model
  const { response, predictors } = model.value
  const right = predictors.length === 0 ? '1' : predictors.map(quoteName).join(' + ')
  return ok({ formula: `${deparse(response)} ~ ${right}`, trials: null })
}

function binaryResponse(
  { text, response, predictors }: Formula,
  table: readonly ColumnSummary[],
): Result<ObjectiveFormula> {
  const inner = innermost(response)
  const right = deparse(predictors)
  if (inner.kind === 'call' && inner.name === 'cbind' && inner.parts.length === 2) {
    const [successes, failures] = inner.parts.map(({ value }) => `(${deparse(value)})`)
    const total = `(${successes} + ${failures})`
    const trials = parseExpression(total)
    if (!trials.ok) return trials
    return ok({ formula: `I(${successes}/${total}) ~ ${right}`, trials: trials.value })
  }
  const column = inner.kind === 'name' ? table.find(({ name }) => name === inner.name) : undefined
  if (column?.type !== 'text' || column.distinct !== 2) return ok({ formula: text, trials: null })
  const success = [...column.examples].sort()[1]
  return ok({
    formula: `I(${quoteName(column.name)} == ${quoteText(success, '"')}) ~ ${right}`,
    trials: null,
  })
}
