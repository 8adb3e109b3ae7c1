import type { FitResult } from '../estimators/fitResult'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant } from './cell'
import type { ReportBlock } from './reportModel'

/** From this index on a dependence is worth reading (Belsley, Kuh and Welsch 1980). */
const DEPENDENT = 30

/** Variance inflation by term, and where columns nearly depend on each other which ones do. */
export function collinearityTables(result: FitResult, language: Language): readonly ReportBlock[] {
  return [...inflationTable(result, language), ...dependenceTable(result, language)]
}

function inflationTable({ vif }: FitResult, language: Language): readonly ReportBlock[] {
  if (vif.length === 0) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.vifHeading'),
      columns: [
        left(translate(language, 'terms.term')),
        right(translate(language, 'report.value')),
        right(translate(language, 'terms.degreesOfFreedom')),
        right(translate(language, 'report.vifScaled')),
      ],
      rows: vif.map(({ term, value, df = 1, scaled = NaN }) => [
        code(term),
        significant(value, 4),
        number(df, 'count'),
        significant(scaled, 4),
      ]),
    },
  ]
}

function dependenceTable(
  { conditionIndices = [], coefficients }: FitResult,
  language: Language,
): readonly ReportBlock[] {
  const dependent = conditionIndices.filter(({ index }) => index >= DEPENDENT)
  if (dependent.length === 0) return []
  const terms = coefficients.filter(({ aliased }) => !aliased).map(({ term }) => term)
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.conditionIndices'),
      columns: [
        left(translate(language, 'report.conditionIndex')),
        ...dependent.map(({ index }) => right(formatSignificant(index, 4, language))),
      ],
      rows: terms.map((term, j) => [
        code(term),
        ...dependent.map(({ proportions }) => significant(proportions[j], 3)),
      ]),
    },
    { kind: 'note', text: translate(language, 'report.conditionNote') },
  ]
}
