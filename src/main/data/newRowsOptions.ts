import type { ImportOptions } from '@shared/source/importOptions'
import type { PredictorDomain } from '@shared/inference/predictorDomains'

/**
 * How a file of new rows is read for a model: what the model reads as text is text there too, so that the level 007 does not
 * become a number. Types that were said of other columns concern the fitted file.
 */
export function newRowsOptions(
  options: ImportOptions,
  predictors: readonly Pick<PredictorDomain, 'name' | 'type'>[],
): ImportOptions {
  const types = predictors.flatMap(({ name, type }) => {
    const asked = type === 'text' ? 'text' : options.columnTypes?.[name]
    return asked === undefined ? [] : [[name, asked] as const]
  })
  return { ...options, columnTypes: Object.fromEntries(types) }
}
