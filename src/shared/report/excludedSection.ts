import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { left, number, right, text } from './cell'
import type { Exclusion } from './reportInput'
import type { ReportBlock, ReportSection } from './reportModel'

const EXCLUDED_LIMIT = 200

/** The rows that the analyst left out, each with the reason given. */
export function excludedSection(exclusions: readonly Exclusion[], language: Language): ReportSection {
  const shown = exclusions.slice(0, EXCLUDED_LIMIT)
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      caption: null,
      columns: [right(translate(language, 'report.row')), left(translate(language, 'report.reason'))],
      rows: shown.map(({ row, reason }) => [
        number(row, 'index'),
        text(reason === '' ? translate(language, 'report.noReason') : reason),
      ]),
    },
  ]
  if (shown.length < exclusions.length) {
    const counts = { total: exclusions.length, shown: shown.length }
    blocks.unshift({ kind: 'paragraph', text: translate(language, 'report.excludedShown', counts) })
  }
  return { id: 'excluded', heading: translate(language, 'report.excluded'), blocks }
}
