import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { bisquare } from './bisquare'
import { constrained } from './constrained'
import { elasticNet } from './elasticNet'
import type { Estimator, EstimatorOption, OptionValue, OptionValues } from './estimator'
import { hampel } from './hampel'
import { huber } from './huber'
import { lad } from './lad'
import { lasso } from './lasso'
import { ols } from './ols'
import { quantile } from './quantile'
import { ransac } from './ransac'
import { ridge } from './ridge'
import { theilSen } from './theilSen'
import { lts } from './lts'
import { mm } from './mm'
import { nnls } from './nnls'

export const estimators: readonly Estimator[] = [
  ols,
  ridge,
  lasso,
  elasticNet,
  nnls,
  constrained,
  huber,
  bisquare,
  hampel,
  lad,
  quantile,
  mm,
  lts,
  theilSen,
  ransac,
]

/** The estimator of that name, or `method-unknown`. */
export function findEstimator(name: string): Result<Estimator> {
  const found = estimators.find((estimator) => estimator.name === name)
  if (found) return ok(found)
  const known = estimators.map((estimator) => estimator.name).join(', ')
  return fail({ code: 'method-unknown', method: name, known })
}

/** Every option of the estimator with its given or default value, or `option-invalid` for the first that does not fit. */
export function readOptions(estimator: Estimator, given: OptionValues): Result<OptionValues> {
  const values: Record<string, OptionValue> = {}
  for (const option of estimator.options) values[option.name] = option.default
  for (const [name, value] of Object.entries(given)) {
    const option = estimator.options.find((candidate) => candidate.name === name)
    const expected = option ? expectation(option, value) : `one of ${Object.keys(values).join(', ')}`
    if (expected !== null) return fail(invalid(name, value, expected))
    values[name] = value
  }
  return ok(values)
}

const invalid = (option: string, value: OptionValue, expected: string): AppError => ({
  code: 'option-invalid',
  option,
  value: String(value),
  expected,
})

/** What the option expects, if the value is not that; null if it is. */
function expectation(option: EstimatorOption, value: OptionValue): string | null {
  if (value === null && option.default === null) return null
  if (option.kind === 'boolean') return typeof value === 'boolean' ? null : 'true, false'
  if (option.kind === 'text') return typeof value === 'string' ? null : 'a text'
  if (option.kind === 'choice') {
    return option.choices.some((choice) => choice === value) ? null : option.choices.join(', ')
  }
  const fits = typeof value === 'number' && value >= option.min && value <= option.max
  const whole = option.kind === 'number' || Number.isInteger(value)
  return fits && whole ? null : `${option.kind === 'integer' ? 'integer ' : ''}${option.min} … ${option.max}`
}
