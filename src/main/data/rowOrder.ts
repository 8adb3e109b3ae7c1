import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { ROW_INDEX, viewNames } from './cellSql'
import { checkCondition, shortReason } from './condition'
import type { Database } from './database'
import type { SummarisedColumn } from './summarise'

export interface RowSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Which rows a filtered and sorted view shows, in which order; the last answer is kept for the pages that follow. */
export class RowOrder {
  private last: { readonly key: string; readonly rows: Promise<Result<Int32Array>> } | null = null
  /** Columns that SQL knows by another name. */
  private readonly renamed: ReadonlyMap<string, string>

  constructor(
    private readonly database: Database,
    private readonly columns: readonly SummarisedColumn[],
  ) {
    const names = viewNames(columns.map(({ name }) => name))
    this.renamed = new Map([...names].filter(([name, inSql]) => name !== inSql))
  }

  /** 1-based row numbers. Missing cells sort last in either direction, ties in the order of the file. */
  find(filter: string | null, sort: RowSort | null): Promise<Result<Int32Array>> {
    const key = JSON.stringify([filter, sort])
    if (this.last?.key !== key) this.last = { key, rows: this.query(filter, sort) }
    return this.last.rows
  }

  private async query(filter: string | null, sort: RowSort | null): Promise<Result<Int32Array>> {
    const order = this.orderSql(sort)
    if (!order.ok) return order
    if (filter === null) return ok(await this.rowsOf('', order.value))
    const condition = await checkCondition(this.database, filter, this.renamed)
    if (!condition.ok) return condition
    // The line breaks keep a comment at the condition's end from swallowing the parenthesis.
    const where = `WHERE rowid IN (SELECT ${ROW_INDEX} FROM data WHERE (\n${condition.value}\n))`
    try {
      return ok(await this.rowsOf(where, order.value))
    } catch (error) {
      if (this.database.stopped) throw error
      return fail({
        code: 'filter-invalid',
        condition: filter,
        reason: shortReason((error as Error).message),
      })
    }
  }

  private orderSql(sort: RowSort | null): Result<string> {
    if (sort === null) return ok('rowid')
    const column = this.columns.find(({ name }) => name === sort.column)
    if (column === undefined) {
      return fail({ code: 'column-unknown', name: sort.column, position: 1, suggestions: '' })
    }
    return ok(`c${column.index} ${sort.direction === 'descending' ? 'DESC' : 'ASC'} NULLS LAST, rowid`)
  }

  private async rowsOf(where: string, order: string): Promise<Int32Array> {
    const rows = await this.database.column(
      `SELECT (rowid + 1)::INTEGER FROM cells ${where} ORDER BY ${order}`,
    )
    return Int32Array.from(rows as number[])
  }
}
