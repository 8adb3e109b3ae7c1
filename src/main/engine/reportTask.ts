import type { FitRequest } from '@shared/contract/fitApi'
import type { TableInfo } from '@shared/contract/openingApi'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { excludedRowsOf } from '@shared/document/exclusions'
import type { Column } from '@shared/table/column'
import { reportLanguage } from '@shared/report/reportLanguage'
import type { Language } from '@shared/texts/language'
import { version } from '../../../package.json'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { ReportTask } from './fitThreadApi'
import { axisColumn } from './axisColumn'
import { importWarnings } from './importWarnings'
import type { OpenedTable } from './openedTable'

/** Of so many flagged rows, the worst, the names are looked up. */
export const NAMED_ROWS = 1000

export interface ReportContent {
  readonly language: Language
  readonly document: AnalysisDocument
  /** The columns that the model reads. */
  readonly columns: readonly Pick<Column, 'name'>[]
  /** The flagged rows, worst first. */
  readonly flagged: readonly { readonly row: number }[]
}

/** All that a report says beside the analysis itself. */
export async function reportTask(
  opened: OpenedTable,
  { language, document, columns, flagged }: ReportContent,
): Promise<ReportTask> {
  const rows = flagged.map(({ row }) => row)
  const figured = await opened.beside((table) => table.figures())
  return {
    language: reportLanguage(document.report, language),
    document,
    source: sourceOf(opened.info),
    table: figured.ok ? figured.value : opened.info.columns,
    outcomes: opened.info.outcomes,
    importWarnings: importWarnings(opened.info, columns),
    axisColumns: await axisColumns(opened, document),
    rowNames: await opened.use((table) => rowNames(table, document.view.idColumn, rows)),
    program: { name: 'Leastwise', version },
    date: localDate(new Date()),
  }
}

/** The fit that a document asks for. */
export function fitRequest({
  model,
  filter,
  exclusions,
  outlierThreshold,
  flagRules,
}: AnalysisDocument): Omit<FitRequest, 'tableId'> {
  const excludedRows = excludedRowsOf(exclusions)
  return { model, filter, excludedRows, outlierThreshold, flagRules }
}

/** A column that is there no more is left out; the report says so. */
async function axisColumns(opened: OpenedTable, { view }: AnalysisDocument): Promise<readonly Column[]> {
  const columns: Column[] = []
  for (const pane of view.panes) {
    const found = await axisColumn({ ...pane, residual: view.residual }, opened)
    if (found.ok && found.value.column) columns.push(found.value.column)
  }
  return columns
}

function sourceOf({ name, bytes, import: { encoding, delimiter, sheet } }: TableInfo): ReportTask['source'] {
  return { name, bytes, encoding, delimiter, sheet }
}

/** What the naming column says in these rows; empty where there is none. */
async function rowNames(
  table: DuckdbTable,
  column: string | null,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const index = table.columns.findIndex(({ name }) => name === column)
  if (index < 0 || rows.length === 0) return new Map()
  const page = await table.rows(rows)
  if (!page.ok) return new Map()
  return new Map(
    page.value.rowNumbers.flatMap((row, i) => {
      const cell = page.value.cells[i][index]
      return cell === null ? [] : [[row, String(cell)] as const]
    }),
  )
}

/** The day and minute where the user is, as `2024-05-31 14:05`. */
function localDate(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`
}
