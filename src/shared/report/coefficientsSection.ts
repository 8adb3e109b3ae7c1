import type { Coefficient, FitResult } from '../estimators/fitResult'
import { formatPercent } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import type { ReportBlock, ReportCell, ReportSection } from './reportModel'

/** The coefficient table: estimate, standard error, test, interval, trusted digits. */
export function coefficientsSection(result: FitResult, language: Language): ReportSection {
  const level = formatPercent(result.level, language)
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      caption: null,
      columns: [
        left(translate(language, 'terms.term')),
        right(translate(language, 'terms.estimate')),
        right(translate(language, 'terms.stdError')),
        right(translate(language, result.statisticName === 't' ? 'terms.statisticT' : 'terms.statisticZ')),
        right(translate(language, 'terms.pValue')),
        right(translate(language, 'terms.confidenceLower', { level })),
        right(translate(language, 'terms.confidenceUpper', { level })),
        right(translate(language, 'terms.trustedDigits')),
      ],
      rows: result.coefficients.map((coefficient) => coefficientRow(coefficient, language)),
    },
    { kind: 'note', text: translate(language, 'report.coefficientsNote', { level }) },
  ]
  if (result.coefficients.some(({ aliased }) => aliased)) {
    blocks.push({ kind: 'note', text: translate(language, 'report.aliasedNote') })
  }
  return { id: 'coefficients', heading: translate(language, 'terms.coefficients'), blocks }
}

function coefficientRow(coefficient: Coefficient, language: Language): readonly ReportCell[] {
  const { term, aliased } = coefficient
  if (aliased) {
    const empty = Array.from({ length: 6 }, () => text(''))
    return [code(term), text(translate(language, 'terms.aliased')), ...empty]
  }
  return [
    code(term),
    significant(coefficient.estimate),
    significant(coefficient.stdError),
    significant(coefficient.statistic, 4),
    number(coefficient.pValue, 'p-value'),
    significant(coefficient.ciLower),
    significant(coefficient.ciUpper),
    number(Math.floor(coefficient.trustedDigits), 'index'),
  ]
}
