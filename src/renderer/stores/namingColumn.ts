import type { TableInfo } from '@shared/contract/openingApi'
import type { ImportDoubt } from '@shared/outcome/importDoubt'

type Named = Pick<TableInfo, 'columns' | 'rowCount'> & {
  readonly import: Pick<TableInfo['import'], 'doubts'>
}

/** The first text column whose values are all there and all different names the rows, unless it may hold numbers or dates. */
export const namingColumn = ({ columns, rowCount, import: { doubts } }: Named): string | null =>
  columns.find(
    ({ name, type, missing, distinct }) =>
      type === 'text' &&
      missing === 0 &&
      distinct === rowCount &&
      !doubts.some((doubt) => isOfColumn(doubt, name)),
  )?.name ?? null

/** Whole numbers that are too long for a number are names more often than not. */
const isOfColumn = (doubt: ImportDoubt, name: string): boolean =>
  'column' in doubt && doubt.column === name && doubt.code !== 'integers-text'
