import type { Cell } from '@shared/contract/cell'
import type { ImportSummary } from '@shared/contract/importSummary'
import type { ColumnLevels, FoundText, ProblemPage, TablePage } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import { rowRange, rowSetOf, type RowSet } from '@shared/table/rowSet'
import { shortReason } from './condition'
import type { Database } from './database'
import type { LoadedProblems, LoadedTable } from '../loadedTable'
import { cellSql, columnView } from './cellSql'
import { FailedCells } from '../cells/failedCells'
import { foundPlaces, nextPlace } from './foundPlaces'
import { failureDoubts } from '../cells/importDoubts'
import { columnLevels } from './columnLevels'
import { ProblemList, type ProblemRequest } from '../cells/problemList'
import { shorten } from '../cells/problemLog'
import { readColumns } from './readColumns'
import { RowOrder } from './rowOrder'
import { shownRows, type ShownRows } from './shownRows'
import { summariseColumns, withFigures, type FiguresTime } from './summarise'
import type { SummarisedColumn } from './summarisedColumn'
import { columnShowing, TextSearch, type SearchedText } from './textSearch'
import type { RowSort, RowView } from './viewSql'

export interface PageRequest extends RowView {
  readonly start: number
  readonly end: number
}

interface TextRequest extends RowView, SearchedText {
  /** The place of the view to begin with. */
  readonly from: number
  readonly direction: 'next' | 'previous'
}

interface TableFacts {
  readonly name: string
  readonly bytes: number
  readonly modified: number
  readonly whole: boolean
  /** So many rows are the file's first, in its order. */
  readonly headRows: number
  readonly rowCount: number
  readonly presentRows: number
  readonly columns: readonly SummarisedColumn[]
  readonly import: ImportSummary
  readonly problems: LoadedProblems
}

/** What a table is made of, besides what a loader says. */
interface TableSource extends Pick<TableFacts, 'name' | 'bytes' | 'modified'> {
  /** The largest row number, where rows are left out. @default the number of rows */
  readonly rowCount?: number
  /** When the columns' figures are measured. @default now */
  readonly figures?: FiguresTime
}

/** What a table can be derived from: its database, and what is in `cells`. */
export interface TableOrigin {
  readonly database: Database
  readonly problems: LoadedProblems
}

/** A table in DuckDB. Row numbers are the file's data rows, 1-based; filtering and sorting never shift them. */
export class DuckdbTable implements ColumnSource {
  readonly name: string
  readonly bytes: number
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number
  /** False where only a part of the file was loaded, to show how it is read. */
  readonly whole: boolean
  /** So many rows are the file's first, in its order. */
  readonly headRows: number
  /** Row numbers go up to here. */
  readonly rowCount: number
  /** How many rows there are: fewer where steps of preparation dropped some. */
  readonly presentRows: number
  readonly import: ImportSummary
  readonly origin: TableOrigin
  private summaries: readonly SummarisedColumn[]
  private figuring: Promise<Result<readonly SummarisedColumn[]>> | null = null
  private readonly cache = new Map<string, Column>()
  private readonly order: RowOrder
  private readonly failed: FailedCells
  private readonly problemList: ProblemList
  private readonly search: TextSearch
  private readonly shown: Parameters<typeof shownRows>[0]
  private reading: Promise<Result<unknown>> = Promise.resolve(ok(null))
  private closed = false

  private constructor(
    private readonly database: Database,
    facts: TableFacts,
  ) {
    this.name = facts.name
    this.bytes = facts.bytes
    this.modified = facts.modified
    this.whole = facts.whole
    this.headRows = facts.headRows
    this.rowCount = facts.rowCount
    this.presentRows = facts.presentRows
    this.origin = { database, problems: facts.problems }
    this.summaries = facts.columns
    this.import = facts.import
    this.order = new RowOrder(database, facts.columns, facts.presentRows)
    this.failed = new FailedCells(facts.problems, facts.columns)
    this.problemList = new ProblemList(database, facts.problems)
    this.search = new TextSearch(database, facts.columns, facts.problems)
    this.shown = { database, columns: facts.columns, failed: this.failed }
  }

  /** Takes over a database into which a loader has put its `cells`; it can reach no file from then on. */
  static async create(
    database: Database,
    loaded: LoadedTable,
    { figures = 'now', ...source }: TableSource,
  ): Promise<DuckdbTable> {
    const { rowCount: presentRows, columns } = await summariseColumns(database, loaded.columns, figures)
    await database.run(columnView(columns))
    await database.lock()
    const doubts = [...loaded.import.doubts, ...failureDoubts(columns, presentRows)]
    const { problems, whole = true, headRows = presentRows } = loaded
    const summary = { ...loaded.import, doubts }
    const rows = { rowCount: presentRows, presentRows, ...source }
    return new DuckdbTable(database, { ...rows, whole, headRows, columns, problems, import: summary })
  }

  /** Its columns; those of a large one may lack their figures until these have been asked for. */
  get columns(): readonly SummarisedColumn[] {
    return this.summaries
  }

  /** Its columns with all their figures, which are measured when they are first asked for. */
  async figures(): Promise<Result<readonly SummarisedColumn[]>> {
    if (this.closed) return fail({ code: 'table-closed' })
    this.figuring ??= this.attempt(() =>
      this.database.beside((reader) => withFigures(reader, this.summaries, this.presentRows)),
    )
    const figured = await this.figuring
    if (figured.ok) this.summaries = figured.value
    else this.figuring = null
    return figured
  }

  async read(names: readonly string[]): Promise<Result<readonly Column[]>> {
    const wanted = new Map(this.columns.map((column) => [column.name, column]))
    const unknown = names.find((name) => !wanted.has(name))
    if (unknown !== undefined) {
      return fail({ code: 'column-unknown', name: unknown, position: 1, suggestions: '' })
    }
    // One after the other, so that a column asked for twice at once is read once.
    const earlier = this.reading
    this.reading = (async () => {
      await earlier
      if (this.closed) return fail({ code: 'table-closed' } as const)
      const absent = [...new Set(names)]
        .filter((name) => !this.cache.has(name))
        .map((name) => wanted.get(name)!)
      if (absent.length === 0) return ok(null)
      const read = await this.attempt(() => readColumns(this.database, absent, this))
      if (read.ok) for (const column of read.value) this.cache.set(column.name, column)
      return read
    })()
    const read = await this.reading
    return read.ok ? ok(names.map((name) => this.cache.get(name)!)) : read
  }

  /** Rows [start, end) of the view that `filter` and `sort` make. */
  async page({ start, end, filter, sort }: PageRequest): Promise<Result<TablePage>> {
    if (filter === null && sort === null && !this.hasGaps) {
      const last = Math.min(end, this.rowCount)
      const count = Math.max(0, last - start)
      const numbers = Array.from({ length: count }, (_, index) => start + 1 + index)
      const condition = `rowid >= ${start} AND rowid < ${last}`
      return this.select(numbers, condition, this.rowCount)
    }
    if (this.closed) return fail({ code: 'table-closed' })
    const found = await this.attempt(() => this.order.rowsAt({ filter, sort }, { start, end }))
    if (!found.ok) return found
    if (!found.value.ok) return found.value
    const { rows, total } = found.value.value
    const numbers = Array.from(rows)
    const page = await this.select(numbers, rowidIn(numbers), total)
    // While the window draws the rows at the top of a sorted table, the order of the others is made.
    if (!this.order.isKnown({ filter, sort })) void this.orderOf(filter, sort)
    return page
  }

  /** The rows with these numbers, in this order; numbers that the table has not are left out. */
  async rows(numbers: readonly number[]): Promise<Result<TablePage>> {
    const known = numbers.filter((row) => Number.isInteger(row) && row >= 1 && row <= this.rowCount)
    return this.select(known, rowidIn(known), this.presentRows)
  }

  /** The numbers of the rows at some places of the view, or of all of it. */
  async rowsOfView(
    { filter, sort }: RowView,
    ranges: readonly { readonly start: number; readonly end: number }[] | null,
  ): Promise<Result<RowSet>> {
    if (ranges === null && filter === null && !this.hasGaps) return ok(rowRange(1, this.rowCount + 1))
    const order = await this.orderOf(filter, sort)
    if (!order.ok) return order
    if (ranges === null) return ok(rowSetOf(order.value))
    return ok(rowSetOf(ranges.flatMap(({ start, end }) => Array.from(order.value.subarray(start, end)))))
  }

  /** All rows of the view, some thousand at a time; it throws where they cannot be read to the end. */
  async allRows(view: RowView, signal?: AbortSignal): Promise<Result<AsyncGenerator<ShownRows, void>>> {
    if (this.closed) return fail({ code: 'table-closed' })
    const clauses = await this.attempt(() => this.order.clauses(view))
    if (!clauses.ok) return clauses
    return clauses.value.ok ? ok(shownRows(this.shown, clauses.value.value, signal)) : clauses.value
  }

  /** The place of a row in the view that `filter` and `sort` make, from 0; null where it is filtered out. */
  async placeOf(row: number, { filter, sort }: RowView): Promise<Result<number | null>> {
    if (row < 1 || row > this.rowCount) return ok(null)
    if (filter === null && sort === null && !this.hasGaps) return ok(row - 1)
    const order = await this.orderOf(filter, sort)
    if (!order.ok) return order
    const place = order.value.indexOf(row)
    return ok(place < 0 ? null : place)
  }

  /** The next row of the view in which a text stands, and how many there are. */
  async findText(request: TextRequest, signal?: AbortSignal): Promise<Result<FoundText>> {
    if (this.closed) return fail({ code: 'table-closed' })
    const matching = await this.attempt(() => this.search.rows(request, signal))
    if (signal?.aborted) return fail({ code: 'cancelled' })
    if (!matching.ok) return matching
    const { filter, sort, from, direction } = request
    const isPlain = filter === null && sort === null && !this.hasGaps
    const order = isPlain ? ok(null) : await this.orderOf(filter, sort)
    if (!order.ok) return order
    const places = foundPlaces({ matching: matching.value, order: order.value }, this.rowCount)
    const index = nextPlace(places, from, direction)
    if (index < 0) return ok({ count: 0, found: null })
    const place = places[index]
    const row = order.value === null ? place + 1 : order.value[place]
    const page = await this.rows([row])
    if (!page.ok) return page
    const names = this.columns.map(({ name }) => name)
    const column = columnShowing(page.value, request, names) ?? 0
    return ok({ count: places.length, found: { row, place, rank: index + 1, column } })
  }

  /** The values of a column as levels of a factor, most frequent first. */
  async levels(name: string, limit: number): Promise<Result<ColumnLevels>> {
    const isOf = (candidate: SummarisedColumn): boolean => candidate.name === name
    // Whole numbers are named by how far they reach.
    const figured = this.columns.find(isOf)?.type === 'integer' ? await this.figures() : ok(this.columns)
    if (!figured.ok) return figured
    const column = figured.value.find(isOf)
    if (!column) return fail({ code: 'column-unknown', name, position: 1, suggestions: '' })
    return this.attempt(() => columnLevels(this.database, column, limit))
  }

  /** What went wrong when the file was read, by page. */
  async problems(request: ProblemRequest): Promise<Result<ProblemPage>> {
    if (this.closed) return fail({ code: 'table-closed' })
    return this.attempt(() => this.problemList.page(request))
  }

  async head(count: number): Promise<Result<TablePage>> {
    return this.page({ start: 0, end: count, filter: null, sort: null })
  }

  /** 1 for each row that is there and for which the condition is true; null when all are. */
  async includedRows(filter: string | null): Promise<Result<Uint8Array | null>> {
    if (filter === null && !this.hasGaps) return ok(null)
    const order = await this.orderOf(filter, null)
    if (!order.ok) return order
    const included = new Uint8Array(new SharedArrayBuffer(this.rowCount))
    for (const row of order.value) included[row - 1] = 1
    return ok(included)
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    this.cache.clear()
    await this.database.close()
  }

  /** Whether some row numbers have no row. */
  private get hasGaps(): boolean {
    return this.presentRows < this.rowCount
  }

  private async orderOf(filter: string | null, sort: RowSort | null): Promise<Result<Int32Array>> {
    if (this.closed) return fail({ code: 'table-closed' })
    const found = await this.attempt(() => this.order.find({ filter, sort }))
    return found.ok ? found.value : found
  }

  private async select(numbers: number[], condition: string, totalRows: number): Promise<Result<TablePage>> {
    if (this.closed) return fail({ code: 'table-closed' })
    if (numbers.length === 0) return ok({ totalRows, rowNumbers: [], cells: [], failed: [] })
    const cells = this.columns.map((column) => cellSql(column)).join(', ')
    const found = await this.attempt(() =>
      this.database.rows(`SELECT (rowid + 1)::DOUBLE, original, ${cells} FROM cells WHERE ${condition}`),
    )
    if (!found.ok) return found
    const byNumber = new Map(
      found.value.map(([row, original, ...values]) => [
        row as number,
        { row: row as number, original: original as string[] | null, values: values as Cell[] },
      ]),
    )
    const rows = numbers.flatMap((row) => byNumber.get(row) ?? [])
    const failed = this.failed.of(rows).map((cell) => ({ ...cell, text: shorten(cell.text) }))
    const rowNumbers = rows.map(({ row }) => row)
    return ok({ totalRows, rowNumbers, cells: rows.map(({ values }) => values), failed })
  }

  private async attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work())
    } catch (error) {
      if (this.closed) return fail({ code: 'table-closed' })
      return fail({ code: 'internal', detail: shortReason((error as Error).message) })
    }
  }
}

/** With the ends as a range too: whole parts of the table can then be passed over. */
function rowidIn(numbers: readonly number[]): string {
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  const greatest = numbers.reduce((a, b) => Math.max(a, b), 0)
  const list = numbers.map((row) => row - 1).join(', ')
  return `rowid IN (${list}) AND rowid BETWEEN ${least - 1} AND ${greatest - 1}`
}
