import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { ascending } from './ascending'
import { ROW_INDEX } from './cellSql'
import { conditionReason } from './conditionReason'
import type { Database } from './database'
import { ViewSql, type RowView } from './viewSql'

/** Places of a view, from 0. */
interface Places {
  readonly start: number
  readonly end: number
}

/** Rows at some places of a view. */
interface RowsAt {
  /** 1-based numbers. */
  readonly rows: Int32Array
  /** How many rows the view has in all. */
  readonly total: number
}

/** An order of rows from when it is first asked for. */
interface Order {
  readonly rows: Promise<Result<Int32Array>>
  /** Ends its making. */
  readonly end: AbortController
  isFound: boolean
  /** How many wait for it. */
  waiting: number
}

const cancelled: Result<never> = fail({ code: 'cancelled' })

/** A fit follows the filter but not the order, so that at least two orders are in use at a time. */
const KEPT_ORDERS = 3
/** So many rows at the top of a sorted view are found before the order of the others. */
const TOP_ROWS = 500
/** Fewer rows are sorted in little more time than their top is found in. */
const MANY_ROWS = 200_000
const SELECT_NUMBERS = `SELECT (${ROW_INDEX} + 1)::INTEGER FROM data`

/** Which rows a filtered and sorted view shows, in which order; the last answers are kept for the pages that follow. */
export class RowOrder {
  private readonly kept = new Map<string, Order>()
  /** Of the view that was sorted last. */
  private top: { readonly key: string; readonly rows: Promise<Result<RowsAt>> } | null = null
  private readonly sql: ViewSql

  constructor(
    private readonly database: Database,
    columns: readonly { readonly name: string }[],
    private readonly rowCount: number,
  ) {
    this.sql = new ViewSql(database, columns)
  }

  /**
   * 1-based row numbers. Missing cells sort last in either direction, ties in the order of the file. Who is not interested any more says
   * so by the signal; when nobody is, the order is not made to its end.
   */
  async find(view: RowView, signal?: AbortSignal): Promise<Result<Int32Array>> {
    if (signal?.aborted === true) return cancelled
    const order = this.orderOf(view)
    order.waiting++
    const leave = (): void => {
      order.waiting--
      if (order.waiting === 0 && !order.isFound) this.giveUp(view, order)
    }
    signal?.addEventListener('abort', leave, { once: true })
    const rows = await order.rows
    signal?.removeEventListener('abort', leave)
    return rows
  }

  private orderOf(view: RowView): Order {
    const key = keyOf(view)
    const order = this.kept.get(key) ?? this.begin(view)
    this.kept.delete(key)
    this.kept.set(key, order)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT_ORDERS) this.kept.delete(oldest)
    return order
  }

  private giveUp(view: RowView, order: Order): void {
    order.end.abort()
    if (this.kept.get(keyOf(view)) === order) this.kept.delete(keyOf(view))
  }

  /**
   * The rows at some places of a view. While a large table's order is not known, those at the top of it are found without; whoever has
   * shown them should let the order be found then.
   */
  async rowsAt(view: RowView, { start, end }: Places, signal?: AbortSignal): Promise<Result<RowsAt>> {
    const isTop = view.sort !== null && end <= TOP_ROWS && this.rowCount >= MANY_ROWS
    if (isTop && !this.isKnown(view)) {
      const top = await this.topOf(view)
      return top.ok ? ok({ ...top.value, rows: top.value.rows.subarray(start, end) }) : top
    }
    const order = await this.find(view, signal)
    return order.ok ? ok({ rows: order.value.subarray(start, end), total: order.value.length }) : order
  }

  /** Whether the order of all rows has been found. */
  isKnown(view: RowView): boolean {
    return this.kept.get(keyOf(view))?.isFound === true
  }

  /** Once no order is being made. */
  get settled(): Promise<unknown> {
    return Promise.allSettled([...this.kept.values()].map(({ rows }) => rows))
  }

  /** What stands behind `SELECT … FROM data` to show these rows in this order. */
  clauses(view: RowView): Promise<Result<string>> {
    return this.sql.clauses(view)
  }

  private begin(view: RowView): Order {
    const end = new AbortController()
    const order: Order = { rows: this.query(view, end.signal), end, isFound: false, waiting: 0 }
    void order.rows.then(
      () => (order.isFound = true),
      () => undefined,
    )
    return order
  }

  private topOf(view: RowView): Promise<Result<RowsAt>> {
    const key = keyOf(view)
    if (this.top?.key !== key) this.top = { key, rows: this.queryTop(view) }
    return this.top.rows
  }

  /** By the same clauses as all rows; how many there are is known or counted. */
  private async queryTop(view: RowView): Promise<Result<RowsAt>> {
    const clauses = await this.sql.clauses(view)
    const where = await this.sql.where(view.filter)
    if (!clauses.ok) return clauses
    if (!where.ok) return where
    return this.refusing(view, async () => {
      const rows = await this.database.integers(`${SELECT_NUMBERS} ${clauses.value} LIMIT ${TOP_ROWS}`)
      if (view.filter === null) return { rows, total: this.rowCount }
      const [[total]] = await this.database.rows(`SELECT count(*)::DOUBLE FROM data ${where.value}`)
      return { rows, total: Number(total) }
    })
  }

  private async query(view: RowView, signal: AbortSignal): Promise<Result<Int32Array>> {
    const clauses = await this.sql.clauses(view)
    if (!clauses.ok) return clauses
    const find = async (): Promise<Int32Array> => {
      const rows = await this.database.integers(`${SELECT_NUMBERS} ${clauses.value}`, signal)
      return view.sort === null ? ascending(rows) : rows
    }
    return this.refusing(view, find, signal)
  }

  /** A condition may fail at any row that it is asked of. */
  private async refusing<T>(view: RowView, ask: () => Promise<T>, signal?: AbortSignal): Promise<Result<T>> {
    try {
      return ok(await ask())
    } catch (error) {
      if (signal?.aborted === true) return cancelled
      if (this.database.stopped || view.filter === null) throw error
      return fail({
        code: 'filter-invalid',
        condition: view.filter,
        reason: conditionReason((error as Error).message),
      })
    }
  }
}

const keyOf = ({ filter, sort }: RowView): string => JSON.stringify([filter, sort])
