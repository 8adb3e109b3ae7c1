import type { BootstrapSummary } from '@shared/estimators/linearInference'
import { formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

/** What resampling found, with the number of draws and the seed that repeats them. */
export function bootstrapText({ kind, seed, level, replicates, discarded, terms }: BootstrapSummary): string {
  const percent = formatSignificant(100 * level, 6, 'en')
  const table = textTable({
    header: ['term', 'bias', 'std. error', `percentile ${percent} %`, '', `BCa ${percent} %`, ''],
    rows: terms.map(({ term, bias, stdError, percentile, bca }) => [
      term,
      ...[bias, stdError, percentile.lower, percentile.upper, bca.lower, bca.upper].map(figure),
    ]),
  })
  return `${replicates} replicates of ${kind}, ${discarded} discarded, seed ${seed}\n${table}`
}
