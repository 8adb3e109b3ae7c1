import type { Coefficient } from '@shared/estimators/fitResult'
import { formatPercent } from '@shared/texts/formatNumber'
import type { Language } from '@shared/texts/language'
import type { MessageKey, MessageParameters } from '../locales/messages'

interface CoefficientLinesContext {
  readonly statisticName: 't' | 'z'
  readonly level: number
  readonly language: Language
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
}

/** The coefficients as lines of cells, titles first, with all that the table's views show in turn and every digit. */
export function coefficientLines(
  coefficients: readonly Coefficient[],
  { statisticName, level, language, text }: CoefficientLinesContext,
): (string | number)[][] {
  const percent = { level: formatPercent(level, language) }
  const isStandardized = coefficients.some(({ standardized = NaN }) => !Number.isNaN(standardized))
  const titles = [
    text('terms.term'),
    text('terms.estimate'),
    text('terms.stdError'),
    text(statisticName === 't' ? 'terms.statisticT' : 'terms.statisticZ'),
    text('terms.pValue'),
    text('terms.confidenceLower', percent),
    text('terms.confidenceUpper', percent),
    ...(isStandardized ? [text('model.standardized')] : []),
  ]
  const lines = coefficients.map((row) => {
    if (row.aliased) return [row.term, text('terms.aliased'), ...titles.slice(2).map(() => '')]
    const { term, estimate, stdError, statistic, pValue, ciLower, ciUpper, standardized = NaN } = row
    const figures = [estimate, stdError, statistic, pValue, ciLower, ciUpper]
    return [term, ...figures, ...(isStandardized ? [standardized] : [])]
  })
  return [titles, ...lines]
}
