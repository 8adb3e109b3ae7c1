import type { Coefficient, FitResult } from '../estimators/fitResult'
import { formatPercent } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { bootstrapTable } from './bootstrapTable'
import { constraintTable } from './constraintTable'
import { inferenceNotes } from './inferenceNotes'
import { code, left, number, right, significant, text } from './cell'
import type { ReportBlock, ReportCell, ReportSection } from './reportModel'

/** The coefficient table: estimate, standard error, test, interval, trusted digits. */
export function coefficientsSection(result: FitResult, language: Language): ReportSection {
  const level = formatPercent(result.level, language)
  const isStandardized = result.coefficients.some(({ standardized }) => standardized !== undefined)
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
        ...(isStandardized ? [right(translate(language, 'report.standardized'))] : []),
        right(translate(language, 'terms.trustedDigits')),
      ],
      rows: result.coefficients.map((coefficient) =>
        coefficientRow(coefficient, isStandardized ? 8 : 7, language),
      ),
    },
    { kind: 'note', text: translate(language, 'report.coefficientsNote', { level }) },
  ]
  if (result.inference !== undefined) {
    blocks.push({ kind: 'note', text: translate(language, inferenceNotes[result.inference]) })
  }
  if (result.coefficients.some(({ aliased }) => aliased)) {
    blocks.push({ kind: 'note', text: translate(language, 'report.aliasedNote') })
  }
  if (result.constraints !== undefined) blocks.push(...constraintTable(result.constraints, language))
  if (result.bootstrap !== undefined) blocks.push(bootstrapTable(result.bootstrap, language))
  return { id: 'coefficients', heading: translate(language, 'terms.coefficients'), blocks }
}

/** A row of a term and so many figures. */
function coefficientRow(
  coefficient: Coefficient,
  figures: number,
  language: Language,
): readonly ReportCell[] {
  const { term, aliased } = coefficient
  if (aliased) {
    const empty = Array.from({ length: figures - 1 }, () => text(''))
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
    ...(figures === 8 ? [standardizedCell(coefficient)] : []),
    number(Math.floor(coefficient.trustedDigits), 'index'),
  ]
}

const standardizedCell = ({ standardized = NaN }: Coefficient): ReportCell =>
  Number.isNaN(standardized) ? text('') : significant(standardized, 4)
