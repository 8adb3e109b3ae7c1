import type { TableInfo } from '@shared/contract/openingApi'
import type { Warning } from '@shared/outcome/warning'
import type { Column } from '@shared/table/column'

/** What was noticed on import of these columns: cells whose text is not of the column's type. */
export function importWarnings(
  { columns, import: { problems } }: Pick<TableInfo, 'columns' | 'import'>,
  read: readonly Pick<Column, 'name'>[],
): Warning[] {
  const names = new Set(read.map(({ name }) => name))
  return columns
    .filter(({ name, unparsed }) => unparsed > 0 && names.has(name))
    .map(({ name, unparsed }) => ({
      code: 'cells-unparsed',
      column: name,
      count: unparsed,
      example: problems.find(({ column }) => column === name)?.text ?? '',
    }))
}
