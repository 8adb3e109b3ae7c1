import { code, left, right, significant, text } from '../report/cell'
import type { ReportCell, ReportTable } from '../report/reportModel'
import { formatPercent } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { Comparison } from './comparison'
import { comparedTerms } from './comparedTerms'

/** Term by term the coefficient of each model that has it, with its interval; null where no model could be fitted. */
export function comparedCoefficients(comparison: Comparison, language: Language): ReportTable | null {
  const fits = comparison.models.flatMap(({ label, fit }) => (fit === null ? [] : [{ label, fit }]))
  const levels = [...new Set(fits.map(({ fit }) => fit.level))]
  const rows = comparedTerms(comparison).flatMap((term) =>
    fits.flatMap(({ label, fit: { coefficients, level } }) => {
      const found = coefficients.find((coefficient) => coefficient.term === term)
      if (found === undefined || found.aliased) return []
      const { estimate, stdError, ciLower, ciUpper } = found
      const percent = levels.length > 1 ? [text(`${formatPercent(level, language)} %`)] : []
      return [
        [
          code(term),
          code(label),
          ...[estimate, stdError].map(figure),
          ...percent,
          ...[ciLower, ciUpper].map(figure),
        ],
      ]
    }),
  )
  if (rows.length === 0) return null
  return {
    kind: 'table',
    caption: translate(language, 'report.comparedCoefficients'),
    columns: [
      left(translate(language, 'terms.term')),
      left(translate(language, 'report.model')),
      right(translate(language, 'terms.estimate')),
      right(translate(language, 'terms.stdError')),
      ...intervalColumns(levels, language),
    ],
    rows,
  }
}

/** One level stands in the titles, several in a column of their own. */
function intervalColumns(levels: readonly number[], language: Language): ReportTable['columns'] {
  if (levels.length > 1) {
    const titles = ['report.intervalLevel', 'report.intervalLower', 'report.intervalUpper'] as const
    return titles.map((title) => right(translate(language, title)))
  }
  const level = formatPercent(levels[0], language)
  const titles = ['terms.confidenceLower', 'terms.confidenceUpper'] as const
  return titles.map((title) => right(translate(language, title, { level })))
}

const figure = (value: number): ReportCell => (Number.isNaN(value) ? text('–') : significant(value))
