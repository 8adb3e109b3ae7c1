import { changesBetween, type FigureChange } from '../diagnostics/fitFigures'
import { readRowList, rowListStart } from '../table/rowList'
import { noRows } from '../table/rowSet'
import { errorMessage } from '../texts/errorMessage'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { code, left, number, right, significant, text } from './cell'
import { excludedByText } from './excludedByText'
import type { Exclusion, ReportInput } from './reportInput'
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from './reportModel'

const EXCLUDED_LIMIT = 200
/** Characters of a list of rows. */
const LIST_LIMIT = 200

type Ledger = NonNullable<ReportInput['ledger']>

/** The rows that the analyst left out, act after act: which, by whom, why and when, what each changed, and the fit with and without them. */
export function excludedSection(
  exclusions: readonly Exclusion[],
  ledger: Ledger,
  language: Language,
): ReportSection {
  const shown = exclusions.slice(0, EXCLUDED_LIMIT)
  const blocks: ReportBlock[] = [actsTable(shown, language)]
  if (shown.length < exclusions.length) {
    const counts = { total: exclusions.length, shown: shown.length }
    blocks.unshift({ kind: 'paragraph', text: translate(language, 'report.excludedShown', counts) })
  }
  if (ledger.length > 1) {
    blocks.push(...changesBlocks(ledger.slice(0, EXCLUDED_LIMIT + 1), language))
    blocks.push(...sensitivityBlocks(ledger, language))
  }
  return { id: 'excluded', heading: translate(language, 'report.excluded'), blocks }
}

function actsTable(exclusions: readonly Exclusion[], language: Language): ReportTable {
  const title = (key: 'act' | 'excludedCount' | 'excludedRows' | 'excludedBy' | 'reason' | 'excludedWhen') =>
    translate(language, `report.${key}`)
  return {
    kind: 'table',
    caption: null,
    columns: [
      right(title('act')),
      right(title('excludedCount')),
      left(title('excludedRows')),
      left(title('excludedBy')),
      left(title('reason')),
      left(title('excludedWhen')),
    ],
    rows: exclusions.map(({ rows, reason, by = null, when = null }, index) => {
      const excluded = readRowList(rows) ?? noRows
      return [
        number(index + 1, 'index'),
        number(excluded.count, 'count'),
        text(rowListStart(excluded, LIST_LIMIT)),
        byCell(by, language),
        text(reason === '' ? translate(language, 'report.noReason') : reason),
        text(when === null ? '' : `${when.slice(0, 16).replace('T', ' ')} UTC`),
      ]
    }),
  }
}

function byCell(by: string | null, language: Language): ReportCell {
  const words = excludedByText(by, language)
  return words === null ? code(by ?? '') : text(words)
}

/** What each act changed against the fit before it. */
function changesBlocks(ledger: Ledger, language: Language): ReportBlock[] {
  const rows: ReportCell[][] = []
  const failures: ReportBlock[] = []
  ledger.slice(1).forEach((after, index) => {
    const before = ledger[index]
    if (!after.ok) {
      const reason = errorMessage(after.error, language)
      const sentence = translate(language, 'report.actFailed', { act: String(index + 1), reason })
      failures.push({ kind: 'warning', text: sentence })
    } else if (before.ok) {
      const act = number(index + 1, 'index')
      for (const change of changesBetween(before.value, after.value))
        rows.push([act, ...changeCells(change, language)])
    }
  })
  if (rows.length === 0) return failures
  const columns = [right(translate(language, 'report.act')), ...changeColumns('act', language)]
  const caption = translate(language, 'report.actChanges')
  return [{ kind: 'table', caption, columns, rows }, ...failures]
}

/** The fit with all rows beside the one without those that are excluded. */
function sensitivityBlocks(ledger: Ledger, language: Language): ReportBlock[] {
  const [first, last] = [ledger[0], ledger[ledger.length - 1]]
  if (!first.ok || !last.ok) return []
  return [
    {
      kind: 'table',
      caption: translate(language, 'report.sensitivity'),
      columns: changeColumns('all', language),
      rows: changesBetween(first.value, last.value).map((change) => changeCells(change, language)),
    },
  ]
}

function changeColumns(of: 'act' | 'all', language: Language): ReportTable['columns'] {
  return [
    left(translate(language, 'report.figure')),
    right(translate(language, of === 'act' ? 'report.before' : 'report.withExcluded')),
    right(translate(language, of === 'act' ? 'report.after' : 'report.withoutExcluded')),
    right(translate(language, 'report.change')),
  ]
}

function changeCells(
  { figure, term, before, after, change }: FigureChange,
  language: Language,
): ReportCell[] {
  const cell = (value: number): ReportCell => {
    if (Number.isNaN(value)) return text('')
    return figure === 'nUsed' ? number(value, 'count') : significant(value)
  }
  const name =
    figure === 'nUsed'
      ? translate(language, 'report.rowsUsed')
      : translate(language, `terms.${figure === 'sigma' ? 'sigma' : 'rSquared'}`)
  return [term === null ? text(name) : code(term), cell(before), cell(after), cell(change)]
}
