import type { Command } from 'commander'
import { Option } from 'commander'
import type { EstimatorOption, OptionValue } from '@shared/estimators/registry'
import { estimators } from '@shared/estimators/registry'

/** Every estimator's own options as flags; two estimators may share one. */
export function addEstimatorOptions(command: Command): Command {
  for (const option of declaredOptions()) command.addOption(flagOf(option))
  return command
}

/** The estimator options that were given, by their names in the registry; their values are checked where they are used. */
export function readEstimatorOptions(given: object): Readonly<Record<string, OptionValue>> {
  const values: Record<string, OptionValue> = {}
  for (const option of declaredOptions()) {
    const value = (given as Readonly<Record<string, unknown>>)[flagOf(option).attributeName()]
    if (typeof value !== 'string' && typeof value !== 'boolean') continue
    const isNumber = option.kind === 'number' || option.kind === 'integer'
    values[option.name] = isNumber ? Number(value) : value
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
  if (option.kind === 'boolean') return new Option(`--${option.name}`, `(${methods})`)
  const values = option.kind === 'choice' ? option.choices.join(', ') : `${option.min} to ${option.max}`
  return new Option(`--${option.name} <value>`, `${values}; ${option.default} unless given (${methods})`)
}
