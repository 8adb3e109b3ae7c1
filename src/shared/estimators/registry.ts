import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'

/** One setting of an estimator. Its words are `options.<textKey>` in the texts. */
export type EstimatorOption =
  | {
      readonly kind: 'number' | 'integer'
      readonly name: string
      readonly textKey: string
      readonly min: number
      readonly max: number
      readonly default: number
    }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly textKey: string
      readonly choices: readonly string[]
      readonly default: string
    }
  | {
      readonly kind: 'boolean'
      readonly name: string
      readonly textKey: string
      readonly default: boolean
    }

export type OptionValue = number | string | boolean

/** A way to fit a model. The form, the command line's flags, their validation and the report derive from this declaration. */
export interface Estimator {
  /** As it stands in a model's `method` and after `--method`. */
  readonly name: string
  /** The key of its name for people, in the texts. */
  readonly textKey: string
  readonly options: readonly EstimatorOption[]
}

export const estimators: readonly Estimator[] = [
  {
    name: 'ols',
    textKey: 'ols',
    options: [
      {
        kind: 'choice',
        name: 'arithmetic',
        textKey: 'arithmetic',
        choices: ['auto', 'double', 'double-double'],
        default: 'auto',
      },
    ],
  },
]

/** The estimator of that name, or `method-unknown`. */
export function findEstimator(name: string): Result<Estimator> {
  const found = estimators.find((estimator) => estimator.name === name)
  if (found) return ok(found)
  const known = estimators.map((estimator) => estimator.name).join(', ')
  return fail({ code: 'method-unknown', method: name, known })
}

/** Every option of the estimator with its given or default value, or `option-invalid` for the first that does not fit. */
export function readOptions(
  estimator: Estimator,
  given: Readonly<Record<string, OptionValue>>,
): Result<Readonly<Record<string, OptionValue>>> {
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
  if (option.kind === 'boolean') return typeof value === 'boolean' ? null : 'true, false'
  if (option.kind === 'choice') {
    return option.choices.some((choice) => choice === value) ? null : option.choices.join(', ')
  }
  const fits = typeof value === 'number' && value >= option.min && value <= option.max
  const whole = option.kind === 'number' || Number.isInteger(value)
  return fits && whole ? null : `${option.kind === 'integer' ? 'integer ' : ''}${option.min} … ${option.max}`
}
