import type { Cell } from '@shared/contract/cell'
import type { FailedCell, TablePage } from '@shared/contract/tableApi'

/** A page, or a part of one, whose columns begin with that in a place of the table. */
export interface PagePart extends TablePage {
  readonly firstColumn: number
}

/** Cells of one row, from one column on. */
export interface RowPart {
  readonly row: number
  readonly firstColumn: number
  readonly cells: readonly Cell[]
  readonly failed: readonly FailedCell[]
}

/** A row as the grid holds it. */
export class GridRow {
  /** 1-based number in the file. */
  readonly row: number
  private readonly cells: (Cell | undefined)[] = []
  private failed: Map<number, FailedCell> | null = null

  constructor(part: RowPart) {
    this.row = part.row
    this.take(part)
  }

  /** The cell of the column in a place; undefined until it has come. */
  cellAt(column: number): Cell | undefined {
    return this.cells[column]
  }

  /** The cell in this place, where it could not be read. */
  failedAt(column: number): FailedCell | undefined {
    return this.failed?.get(column)
  }

  /** Whether all cells of these columns have come. */
  knows(columns: readonly number[]): boolean {
    return columns.every((column) => this.cells[column] !== undefined)
  }

  /** More cells of the row have come. */
  take({ firstColumn, cells, failed }: RowPart): void {
    cells.forEach((cell, index) => (this.cells[firstColumn + index] = cell))
    for (const cell of failed) (this.failed ??= new Map()).set(cell.column, cell)
  }
}

/** The rows of a page, one by one. */
export const rowParts = ({ rowNumbers, cells, failed, firstColumn }: PagePart): RowPart[] => {
  const failures = new Map<number, FailedCell[]>()
  for (const cell of failed) failures.set(cell.row, [...(failures.get(cell.row) ?? []), cell])
  return rowNumbers.map((row, index) => {
    return { row, firstColumn, cells: cells[index], failed: failures.get(row) ?? [] }
  })
}

export const gridRows = (page: PagePart): GridRow[] => rowParts(page).map((part) => new GridRow(part))
