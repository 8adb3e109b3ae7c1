import type { BootstrapSummary } from '../estimators/linearInference'
import { formatPercent } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, right, significant } from './cell'
import type { ReportBlock } from './reportModel'

/** What resampling found: bias, standard error and both intervals of each coefficient. */
export function bootstrapTable(
  { seed, replicates, discarded, level, terms }: BootstrapSummary,
  language: Language,
): ReportBlock {
  const parameters = { level: formatPercent(level, language) }
  return {
    kind: 'table',
    caption: translate(language, 'report.bootstrap', { replicates, discarded, seed: String(seed) }),
    columns: [
      left(translate(language, 'terms.term')),
      right(translate(language, 'report.bias')),
      right(translate(language, 'terms.stdError')),
      right(translate(language, 'report.percentileLower', parameters)),
      right(translate(language, 'report.percentileUpper', parameters)),
      right(translate(language, 'report.bcaLower', parameters)),
      right(translate(language, 'report.bcaUpper', parameters)),
    ],
    rows: terms.map(({ term, bias, stdError, percentile, bca }) => [
      code(term),
      significant(bias, 4),
      significant(stdError),
      significant(percentile.lower),
      significant(percentile.upper),
      significant(bca.lower),
      significant(bca.upper),
    ]),
  }
}
