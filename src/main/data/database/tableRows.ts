import type { Cell } from '@shared/contract/cell'
import type { PlaceRange, TablePage } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { rowRange, rowSetOf, type RowSet } from '@shared/table/rowSet'
import { FailedCells } from '../cells/failedCells'
import { shorten } from '../cells/problemLog'
import type { LoadedProblems } from '../loadedTable'
import { cellSql } from './cellSql'
import { joinParts } from './joinParts'
import type { RowNumbering } from './readColumns'
import { RowOrder } from './rowOrder'
import { shownRows, type ShownRows } from './shownRows'
import type { SummarisedColumn } from './summarisedColumn'
import type { TableAccess } from './tableAccess'
import type { RowSort, RowView } from './viewSql'

export interface PageRequest extends RowView {
  readonly start: number
  readonly end: number
  /** Columns by their places in the table. @default all */
  readonly columns?: PlaceRange
}

/** What it takes to show a table's rows. */
interface RowsFacts extends RowNumbering {
  readonly columns: readonly SummarisedColumn[]
  readonly problems: LoadedProblems
}

/** The rows of one page, in their order. */
interface SelectedRows extends Pick<PageRequest, 'columns'> {
  readonly numbers: readonly number[]
  /** SQL condition: which these are. */
  readonly where: string
  /** How many the view has. */
  readonly totalRows: number
}

/** The rows of a table as its views show them: filtered, sorted, page by page. */
export class TableRows {
  private readonly order: RowOrder
  private readonly failed: FailedCells

  constructor(
    private readonly access: TableAccess,
    private readonly facts: RowsFacts,
  ) {
    const { columns, problems, presentRows } = facts
    this.order = new RowOrder(access.database, columns, presentRows)
    this.failed = new FailedCells(problems, columns)
  }

  /** Rows [start, end) of a view. */
  async page(
    { start, end, columns, filter, sort }: PageRequest,
    signal?: AbortSignal,
  ): Promise<Result<TablePage>> {
    if (filter === null && sort === null && !this.hasGaps) {
      const { rowCount } = this.facts
      const last = Math.min(end, rowCount)
      const count = Math.max(0, last - start)
      const numbers = Array.from({ length: count }, (_, index) => start + 1 + index)
      const where = `rowid >= ${start} AND rowid < ${last}`
      return this.select({ numbers, where, totalRows: rowCount, columns })
    }
    const found = await this.access.attempt(() => this.order.rowsAt({ filter, sort }, { start, end }, signal))
    if (!found.ok) return found
    if (!found.value.ok) return found.value
    const { rows, total } = found.value.value
    const numbers = Array.from(rows)
    const where = rowidIn(numbers)
    const page = await this.select({ numbers, where, totalRows: total, columns })
    // While the window draws the rows at the top of a sorted table, the order of the others is made.
    if (!this.order.isKnown({ filter, sort })) void this.orderOf(filter, sort)
    return page
  }

  /** The rows with these numbers, in this order; numbers that the table has not are left out. */
  async numbered(numbers: readonly number[]): Promise<Result<TablePage>> {
    const { rowCount, presentRows } = this.facts
    const known = numbers.filter((row) => Number.isInteger(row) && row >= 1 && row <= rowCount)
    return this.select({ numbers: known, where: rowidIn(known), totalRows: presentRows })
  }

  /** The numbers of the rows at some places of the view, or of all of it. */
  async numbersIn(
    { filter, sort }: RowView,
    ranges: readonly { readonly start: number; readonly end: number }[] | null,
  ): Promise<Result<RowSet>> {
    if (ranges === null && filter === null && !this.hasGaps) return ok(rowRange(1, this.facts.rowCount + 1))
    const order = await this.orderOf(filter, sort)
    if (!order.ok) return order
    if (ranges === null) return ok(rowSetOf(order.value))
    return ok(rowSetOf(joinParts(ranges.map(({ start, end }) => order.value.subarray(start, end)))))
  }

  /** All rows of the view, some thousand at a time; it throws where they cannot be read to the end. */
  async all(view: RowView, signal?: AbortSignal): Promise<Result<AsyncGenerator<ShownRows, void>>> {
    const clauses = await this.access.attempt(() => this.order.clauses(view))
    if (!clauses.ok) return clauses
    if (!clauses.value.ok) return clauses.value
    const { database } = this.access
    const shown = { database, columns: this.facts.columns, failed: this.failed }
    return ok(shownRows(shown, clauses.value.value, signal))
  }

  /** The place of a row in a view, from 0; null where it is filtered out. */
  async placeOf(row: number, { filter, sort }: RowView): Promise<Result<number | null>> {
    if (row < 1 || row > this.facts.rowCount) return ok(null)
    if (this.isPlain({ filter, sort })) return ok(row - 1)
    const order = await this.orderOf(filter, sort)
    if (!order.ok) return order
    const place = order.value.indexOf(row)
    return ok(place < 0 ? null : place)
  }

  /** 1 for each row that is there and for which the condition is true; null when all are. */
  async included(filter: string | null, signal?: AbortSignal): Promise<Result<Uint8Array | null>> {
    if (filter === null && !this.hasGaps) return ok(null)
    const order = await this.orderOf(filter, null, signal)
    if (!order.ok) return order
    const included = new Uint8Array(new SharedArrayBuffer(this.facts.rowCount))
    for (const row of order.value) included[row - 1] = 1
    return ok(included)
  }

  /** Whether a view shows every row number, in the order of the file. */
  isPlain({ filter, sort }: RowView): boolean {
    return filter === null && sort === null && !this.hasGaps
  }

  /** The row numbers of a view, in its order. */
  async orderOf(
    filter: string | null,
    sort: RowSort | null,
    signal?: AbortSignal,
  ): Promise<Result<Int32Array>> {
    const found = await this.access.attempt(() => this.order.find({ filter, sort }, signal))
    return found.ok ? found.value : found
  }

  /** Once no order of rows is being made. */
  get settled(): Promise<unknown> {
    return this.order.settled
  }

  /** Whether some row numbers have no row. */
  private get hasGaps(): boolean {
    return this.facts.presentRows < this.facts.rowCount
  }

  private async select({ numbers, where, totalRows, columns }: SelectedRows): Promise<Result<TablePage>> {
    if (numbers.length === 0 && !this.access.closed)
      return ok({ totalRows, rowNumbers: [], cells: [], failed: [] })
    const cells = this.facts.columns.slice(columns?.start, columns?.end).map((column) => cellSql(column))
    const selected = ['(rowid + 1)::DOUBLE', 'original', ...cells].join(', ')
    const sql = `SELECT ${selected} FROM cells WHERE ${where}`
    const found = await this.access.attempt(() => this.access.database.rows(sql))
    if (!found.ok) return found
    const byNumber = new Map(
      found.value.map(([row, original, ...values]) => [
        row as number,
        { row: row as number, original: original as string[] | null, values: values as Cell[] },
      ]),
    )
    const rows = numbers.flatMap((row) => byNumber.get(row) ?? [])
    const failed = this.failed.of(rows, columns).map((cell) => ({ ...cell, text: shorten(cell.text) }))
    const rowNumbers = rows.map(({ row }) => row)
    return ok({ totalRows, rowNumbers, cells: rows.map(({ values }) => values), failed })
  }
}

/** With the ends as a range too: whole parts of the table can then be passed over. */
function rowidIn(numbers: readonly number[]): string {
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  const greatest = numbers.reduce((a, b) => Math.max(a, b), 0)
  const list = numbers.map((row) => row - 1).join(', ')
  return `rowid IN (${list}) AND rowid BETWEEN ${least - 1} AND ${greatest - 1}`
}
