import { readNonlinearModel } from '../descent/nonlinearModel'
import { namesIn } from '../formula/namesIn'
import { parseFormula } from '../formula/parseFormula'

export interface OutsideRequest {
  /** The fit's formula. */
  readonly formula: string
  /** The nonlinear model's. */
  readonly nonlinear: string
  /** All columns of the table. */
  readonly columns: readonly string[]
}

/** The formula `.` stands for all columns. */
const EVERY = /(^|[~+\s])\.($|[\s+-])/

/** Columns of the table that a nonlinear model reads and the fit does not: descent has the fit's columns only. Empty where a formula cannot be read. */
export function columnsOutside({ formula, nonlinear, columns }: OutsideRequest): readonly string[] {
  const [model, fit] = [readNonlinearModel(nonlinear, columns), parseFormula(formula)]
  if (!model.ok || !fit.ok || EVERY.test(formula)) return []
  const { response, predictors } = fit.value
  const known = new Set([...namesIn(response), ...namesIn(predictors)].map(({ name }) => name))
  const read = [...namesIn(model.value.response).map(({ name }) => name), ...model.value.predictors]
  return [...new Set(read)].filter((name) => !known.has(name))
}
