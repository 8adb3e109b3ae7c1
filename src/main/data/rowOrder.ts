import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { ascending } from './ascending'
import { ROW_INDEX, viewNames } from './cellSql'
import { checkCondition, shortReason } from './condition'
import type { Database } from './database'
import { sqlName } from './database'
import { numericOrder, sortKeySql } from './numericOrder'
import type { SummarisedColumn } from './summarise'

export interface RowSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Which rows of the table are shown, and in which order. */
export interface RowView {
  readonly filter: string | null
  readonly sort: RowSort | null
}

/** A fit follows the filter but not the order, so that at least two orders are in use at a time. */
const KEPT_ORDERS = 3

/** Which rows a filtered and sorted view shows, in which order; the last answers are kept for the pages that follow. */
export class RowOrder {
  private readonly kept = new Map<string, Promise<Result<Int32Array>>>()
  private readonly inSql: ReadonlyMap<string, string>
  /** Columns that SQL knows by another name. */
  private readonly renamed: ReadonlyMap<string, string>

  constructor(
    private readonly database: Database,
    private readonly columns: readonly SummarisedColumn[],
    private readonly rowCount: number,
  ) {
    this.inSql = viewNames(columns.map(({ name }) => name))
    this.renamed = new Map([...this.inSql].filter(([name, inSql]) => name !== inSql))
  }

  /** 1-based row numbers. Missing cells sort last in either direction, ties in the order of the file. */
  find({ filter, sort }: RowView): Promise<Result<Int32Array>> {
    const key = JSON.stringify([filter, sort])
    const rows = this.kept.get(key) ?? this.query({ filter, sort })
    this.kept.delete(key)
    this.kept.set(key, rows)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT_ORDERS) this.kept.delete(oldest)
    return rows
  }

  /** What stands behind `SELECT … FROM data` to show these rows in this order. */
  async clauses({ filter, sort }: RowView): Promise<Result<string>> {
    const order = this.orderSql(sort)
    if (!order.ok) return order
    const where = await this.whereSql(filter)
    return where.ok ? ok(`${where.value} ${order.value}`) : where
  }

  private async whereSql(filter: string | null): Promise<Result<string>> {
    if (filter === null) return ok('')
    const condition = await checkCondition(this.database, filter, this.renamed)
    // The line breaks keep a comment at the condition's end from swallowing the parenthesis.
    return condition.ok ? ok(`WHERE (\n${condition.value}\n)`) : condition
  }

  private async query(view: RowView): Promise<Result<Int32Array>> {
    const clauses = await this.clauses(view)
    if (!clauses.ok) return clauses
    try {
      const sorted = await this.byNumbers(view)
      if (sorted !== null) return ok(sorted)
      const rows = await this.database.integers(
        `SELECT (${ROW_INDEX} + 1)::INTEGER FROM data ${clauses.value}`,
      )
      return ok(view.sort === null ? ascending(rows) : rows)
    } catch (error) {
      if (this.database.stopped || view.filter === null) throw error
      return fail({
        code: 'filter-invalid',
        condition: view.filter,
        reason: shortReason((error as Error).message),
      })
    }
  }

  /** Null where the view is not sorted by numbers, or there are too many of them. */
  private async byNumbers({ filter, sort }: RowView): Promise<Int32Array | null> {
    const column = this.columns.find(({ name }) => name === sort?.column)
    if (sort === null || column === undefined) return null
    const keySql = sortKeySql(column, this.inSql.get(sort.column) ?? sort.column)
    const where = await this.whereSql(filter)
    if (keySql === null || !where.ok) return null
    return numericOrder(
      this.database,
      { keySql, direction: sort.direction, where: where.value },
      this.rowCount,
    )
  }

  private orderSql(sort: RowSort | null): Result<string> {
    if (sort === null) return ok('')
    const name = this.inSql.get(sort.column)
    if (name === undefined) {
      return fail({ code: 'column-unknown', name: sort.column, position: 1, suggestions: '' })
    }
    const direction = sort.direction === 'descending' ? 'DESC' : 'ASC'
    return ok(`ORDER BY ${sqlName(name)} ${direction} NULLS LAST, ${ROW_INDEX}`)
  }
}
