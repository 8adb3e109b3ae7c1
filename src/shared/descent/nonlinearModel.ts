import type { Expression } from '../formula/expression'
import { columnUnknown } from '../formula/expandTerms'
import { namesIn } from '../formula/namesIn'
import { parseFormula } from '../formula/parseFormula'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { undifferentiable } from './dualProgram'

/** A formula such as `y ~ a * exp(b * x)`: names that are no columns are its parameters. */
export interface NonlinearModel {
  readonly formula: string
  readonly response: Expression
  readonly right: Expression
  /** In order of appearance. */
  readonly parameters: readonly string[]
  /** Columns that the right side reads. */
  readonly predictors: readonly string[]
}

/** Parameters at most: the loss is differentiated by each of them. */
const MOST_PARAMETERS = 50

/**
 * Reads a nonlinear model. Errors: those of the formula language, `column-unknown` for the response, `nonlinear-no-parameter`, and
 * `nonlinear-function` for what has no derivative.
 */
export function readNonlinearModel(text: string, columns: readonly string[]): Result<NonlinearModel> {
  const parsed = parseFormula(text)
  if (!parsed.ok) return parsed
  const { response, predictors: right } = parsed.value
  const stranger = namesIn(response).find(({ name }) => !columns.includes(name))
  if (stranger) return fail(columnUnknown(stranger.name, stranger.position, columns))
  const names = [...new Set(namesIn(right).map(({ name }) => name))]
  const parameters = names.filter((name) => !columns.includes(name))
  if (parameters.length === 0 || parameters.length > MOST_PARAMETERS) {
    return fail({ code: 'nonlinear-no-parameter', formula: text, most: MOST_PARAMETERS })
  }
  const refused = undifferentiable(right, parameters)
  if (refused !== null) return fail({ code: 'nonlinear-function', name: refused })
  const predictors = names.filter((name) => columns.includes(name))
  return ok({ formula: text, response, right, parameters, predictors })
}
