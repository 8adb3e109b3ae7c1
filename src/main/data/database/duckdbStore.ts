import type { ImportSummary } from '@shared/contract/importSummary'
import type { ColumnLevels, FoundText, ProblemPage, TablePage } from '@shared/contract/tableApi'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import type { Column } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import type { RowSet } from '@shared/table/rowSet'
import { failureDoubts, withUnitsAsOne } from '../cells/importDoubts'
import { ProblemList, type ProblemRequest } from '../cells/problemList'
import type { LoadedProblems, LoadedTable } from '../loadedTable'
import { columnView } from './cellSql'
import { ColumnCache } from './columnCache'
import { columnLevels } from './columnLevels'
import type { Database } from './database'
import { findText, type TextRequest } from './findText'
import type { ColumnReader } from './readColumns'
import type { ShownRows } from './shownRows'
import { summariseColumns, type FiguresTime } from './summarise'
import type { SummarisedColumn } from './summarisedColumn'
import { TableAccess } from './tableAccess'
import { TableFigures } from './tableFigures'
import { TableRows, type PageRequest } from './tableRows'
import { TextSearch } from './textSearch'
import type { RowView } from './viewSql'

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
  private readonly access: TableAccess
  private readonly measured: TableFigures
  private readonly cache: ColumnCache
  private readonly shown: TableRows
  private readonly problemList: ProblemList
  private readonly search: TextSearch

  private constructor(database: Database, facts: TableFacts) {
    const { columns, problems, presentRows } = facts
    this.name = facts.name
    this.bytes = facts.bytes
    this.modified = facts.modified
    this.whole = facts.whole
    this.headRows = facts.headRows
    this.rowCount = facts.rowCount
    this.presentRows = presentRows
    this.origin = { database, problems }
    this.import = facts.import
    this.access = new TableAccess(database)
    this.measured = new TableFigures(this.access, columns, presentRows)
    this.cache = new ColumnCache(this.access, columns, facts)
    this.shown = new TableRows(this.access, facts)
    this.problemList = new ProblemList(database, problems)
    this.search = new TextSearch(database, columns, problems)
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
    const doubts = withUnitsAsOne([...loaded.import.doubts, ...failureDoubts(columns, presentRows)])
    const { problems, whole = true, headRows = presentRows } = loaded
    const summary = { ...loaded.import, doubts }
    const rows = { rowCount: presentRows, presentRows, ...source }
    return new DuckdbTable(database, { ...rows, whole, headRows, columns, problems, import: summary })
  }

  /** Its columns; those of a large one may lack their figures until these have been asked for. */
  get columns(): readonly SummarisedColumn[] {
    return this.measured.columns
  }

  /** Its columns with all their figures, which are measured when they are first asked for. */
  figures(): Promise<Result<readonly SummarisedColumn[]>> {
    return this.measured.all()
  }

  /** Measures a few of the columns in these places once no order of rows is being made; answers those that are figured then. */
  async someFigures(places: readonly number[], signal?: AbortSignal): Promise<Result<readonly number[]>> {
    await this.shown.settled
    return this.measured.some(places, signal)
  }

  read(names: readonly string[], reader?: ColumnReader): Promise<Result<readonly Column[]>> {
    return this.cache.read(names, reader)
  }

  /** Rows [start, end) of the view that `filter` and `sort` make. */
  page(request: PageRequest, signal?: AbortSignal): Promise<Result<TablePage>> {
    return this.shown.page(request, signal)
  }

  /** The rows with these numbers, in this order; numbers that the table has not are left out. */
  rows(numbers: readonly number[]): Promise<Result<TablePage>> {
    return this.shown.numbered(numbers)
  }

  /** The numbers of the rows at some places of the view, or of all of it. */
  rowsOfView(
    view: RowView,
    ranges: readonly { readonly start: number; readonly end: number }[] | null,
  ): Promise<Result<RowSet>> {
    return this.shown.numbersIn(view, ranges)
  }

  /** All rows of the view, some thousand at a time; it throws where they cannot be read to the end. */
  allRows(view: RowView, signal?: AbortSignal): Promise<Result<AsyncGenerator<ShownRows, void>>> {
    return this.shown.all(view, signal)
  }

  /** The place of a row in the view that `filter` and `sort` make, from 0; null where it is filtered out. */
  placeOf(row: number, view: RowView): Promise<Result<number | null>> {
    return this.shown.placeOf(row, view)
  }

  /** The next row of the view in which a text stands, and how many there are. */
  findText(request: TextRequest, signal?: AbortSignal): Promise<Result<FoundText>> {
    const { access, shown: rows, search, columns, rowCount } = this
    return findText({ access, rows, search, columns, rowCount }, request, signal)
  }

  /** The values of a column as levels of a factor, most frequent first. */
  async levels(name: string, limit: number): Promise<Result<ColumnLevels>> {
    const place = this.columns.findIndex((candidate) => candidate.name === name)
    if (place < 0) return fail({ code: 'column-unknown', name, position: 1, suggestions: '' })
    // Whole numbers are named by how far they reach.
    if (this.columns[place].type === 'integer') {
      const figured = await this.measured.some([place])
      if (!figured.ok) return figured
    }
    return this.access.attempt(() => columnLevels(this.origin.database, this.columns[place], limit))
  }

  /** What went wrong when the file was read, by page. */
  problems(request: ProblemRequest): Promise<Result<ProblemPage>> {
    return this.access.attempt(() => this.problemList.page(request))
  }

  head(count: number): Promise<Result<TablePage>> {
    return this.page({ start: 0, end: count, filter: null, sort: null })
  }

  /** 1 for each row that is there and for which the condition is true; null when all are. */
  includedRows(filter: string | null, signal?: AbortSignal): Promise<Result<Uint8Array | null>> {
    return this.shown.included(filter, signal)
  }

  async close(): Promise<void> {
    this.cache.clear()
    await this.access.close()
  }
}
