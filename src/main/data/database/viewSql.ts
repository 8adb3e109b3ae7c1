import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { ROW_INDEX, viewNames } from './cellSql'
import { checkCondition } from './condition'
import type { Database } from './database'
import { sqlName } from './database'

export interface RowSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Which rows of the table are shown, and in which order. */
export interface RowView {
  readonly filter: string | null
  readonly sort: RowSort | null
}

/** What stands behind `SELECT … FROM data` to show the rows of a view. */
export class ViewSql {
  private readonly inSql: ReadonlyMap<string, string>
  /** Columns that SQL knows by another name. */
  private readonly renamed: ReadonlyMap<string, string>

  constructor(
    private readonly database: Database,
    columns: readonly { readonly name: string }[],
  ) {
    this.inSql = viewNames(columns.map(({ name }) => name))
    this.renamed = new Map([...this.inSql].filter(([name, inSql]) => name !== inSql))
  }

  /** Missing cells sort last in either direction, ties in the order of the file. */
  async clauses({ filter, sort }: RowView): Promise<Result<string>> {
    const order = this.order(sort)
    if (!order.ok) return order
    const where = await this.where(filter)
    return where.ok ? ok(`${where.value} ${order.value}`) : where
  }

  async where(filter: string | null): Promise<Result<string>> {
    if (filter === null) return ok('')
    const condition = await checkCondition(this.database, filter, this.renamed)
    // The line breaks keep a comment at the condition's end from swallowing the parenthesis.
    return condition.ok ? ok(`WHERE (\n${condition.value}\n)`) : condition
  }

  private order(sort: RowSort | null): Result<string> {
    if (sort === null) return ok('')
    const name = this.inSql.get(sort.column)
    if (name === undefined) {
      return fail({ code: 'column-unknown', name: sort.column, position: 1, suggestions: '' })
    }
    const direction = sort.direction === 'descending' ? 'DESC' : 'ASC'
    return ok(`ORDER BY ${sqlName(name)} ${direction} NULLS LAST, ${ROW_INDEX}`)
  }
}
