import type { Command } from 'commander'
import { Option } from 'commander'
import type { Estimator, EstimatorOption, OptionValue, OptionValues } from '@shared/estimators/estimator'
import { estimators } from '@shared/estimators/registry'
import { translate } from '@shared/texts/translate'

/** Every estimator's own options as flags; two estimators may share one, and `--seed` is the bootstrap's too. */
export function addEstimatorOptions(command: Command): Command {
  for (const option of declaredOptions()) {
    if (!sharedFlags.includes(option.name)) command.addOption(flagOf(option))
  }
  return command
}

/** Flags that every method takes, for what an estimator need not know of. */
const sharedFlags: readonly string[] = ['seed']

/** The estimator options that were given, by their names in the registry; their values are checked where they are used. */
export function readEstimatorOptions(given: object, { options }: Estimator): OptionValues {
  const values: Record<string, OptionValue> = {}
  for (const option of declaredOptions()) {
    if (sharedFlags.includes(option.name) && !options.some(({ name }) => name === option.name)) continue
    const value = (given as Readonly<Record<string, unknown>>)[flagOf(option).attributeName()]
    // A flag that switches off has a value although it was not given: the default.
    const isGiven = typeof value === 'string' || (typeof value === 'boolean' && value !== option.default)
    if (!isGiven) continue
    const isNumber = option.kind === 'number' || option.kind === 'integer'
    values[option.name] = isNumber ? readNumber(String(value)) : value
  }
  return values
}

function declaredOptions(): readonly EstimatorOption[] {
  const byName = new Map(estimators.flatMap(({ options }) => options).map((option) => [option.name, option]))
  return [...byName.values()]
}

function flagOf(option: EstimatorOption): Option {
  const methods = estimators
    .filter(({ options }) => options.some(({ name }) => name === option.name))
    .map(({ name }) => name)
    .join(', ')
  const help = `${translate('en', `options.${option.textKey}-help`)}${valuesOf(option)} (${methods})`
  if (option.kind === 'boolean')
    return option.default
      ? new Option(`--no-${option.name}`, `do not ${help}`)
      : new Option(`--${option.name}`, help)
  return new Option(`--${option.name} <${option.kind === 'text' ? 'text' : 'value'}>`, help)
}

/** Which values an option takes, and which one it has unless it is given. */
function valuesOf(option: EstimatorOption): string {
  switch (option.kind) {
    case 'boolean':
    case 'text':
      return ''
    case 'choice':
      return `: ${option.choices.join(', ')}; ${option.default} unless given`
    default:
      return `: ${option.min} to ${option.max}; ${option.default ?? 'chosen from the data'} unless given`
  }
}

/** NaN for a text that is no number: an empty one too. */
const readNumber = (text: string): number => (text.trim() === '' ? NaN : Number(text))
