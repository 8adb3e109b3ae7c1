import type { ImportSummary } from '@shared/contract/engineApi'
import type { Warning } from '@shared/outcome/warning'
import type { ColumnSummary } from '@shared/table/column'

/** What was noticed on import that concerns these columns: cells whose text is not of the column's type. */
export function importWarnings(
  columns: readonly ColumnSummary[],
  { problems }: Pick<ImportSummary, 'problems'>,
): Warning[] {
  return columns
    .filter(({ unparsed }) => unparsed > 0)
    .map(({ name, unparsed }) => ({
      code: 'cells-unparsed',
      column: name,
      count: unparsed,
      example: problems.find(({ column }) => column === name)?.text ?? '',
    }))
}
