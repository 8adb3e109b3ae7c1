import type { ColumnSummary } from '@shared/table/column'

/** The first text column whose values are all there and all different names the rows. */
export const namingColumn = (columns: readonly ColumnSummary[], rowCount: number): string | null =>
  columns.find((column) => column.type === 'text' && column.missing === 0 && column.distinct === rowCount)
    ?.name ?? null
