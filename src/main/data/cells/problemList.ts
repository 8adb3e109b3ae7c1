import type { CellProblem } from '@shared/contract/importSummary'
import type { ProblemPage } from '@shared/contract/tableApi'
import { failedSql, failureReason, typedColumns, type CellReadings } from './cellFailures'
import type { Database } from '../database/database'
import type { LoadedProblems } from '../loadedTable'
import { trimCell } from './missingTokens'
import { shorten } from './problemLog'
import { roundedSql } from './roundedCells'

export interface ProblemRequest {
  /** Null lists those of all columns. */
  readonly column: string | null
  readonly start: number
  readonly end: number
}

/** Problems in the order of their rows: each the place of a cell of the table, or of an entry of the log. */
interface Ordered {
  readonly rows: Int32Array
  readonly columns: Int32Array
  /** The place in the log; -1 for a cell, whose text the table has kept. */
  readonly logged: Int32Array
}

const LOG_ONLY = -1

/** Everything that went wrong when a table was read, page by page: what the log holds, and the cells that failed. */
export class ProblemList {
  private last: { readonly column: string | null; readonly found: Promise<Ordered> } | null = null

  constructor(
    private readonly database: Database,
    private readonly loaded: LoadedProblems,
  ) {}

  async page({ column, start, end }: ProblemRequest): Promise<ProblemPage> {
    if (this.last?.column !== column) this.last = { column, found: this.order(column) }
    const { rows, columns, logged } = await this.last.found
    const places = Array.from(rows.subarray(start, end), (_, index) => start + index)
    const texts = await this.textsOf(places.filter((place) => logged[place] === LOG_ONLY).map((p) => rows[p]))
    const problems = places.map((place) => {
      if (logged[place] !== LOG_ONLY) return this.loaded.logged[logged[place]]
      return this.problemOf(rows[place], columns[place], texts.get(rows[place]))
    })
    return { total: rows.length, problems }
  }

  private problemOf(row: number, column: number, kept: KeptRow | undefined): CellProblem {
    const { names, readings } = this.loaded.cells
    const text = trimCell(kept?.texts[column] ?? '')
    const why = kept?.failed[column] === true ? failureReason(text, readings[column]) : 'digits-lost'
    return { row, column: names[column], text: shorten(text), why }
  }

  private async textsOf(rows: readonly number[]): Promise<ReadonlyMap<number, KeptRow>> {
    if (rows.length === 0) return new Map()
    const width = this.loaded.cells.names.length
    const failed = Array.from({ length: width }, (_, column) => `c${column} IS NULL`).join(', ')
    const found = await this.database.rows(
      `SELECT (rowid + 1)::DOUBLE, original, [${failed}] FROM cells
       WHERE rowid IN (${[...new Set(rows)].map((row) => row - 1).join(', ')})`,
    )
    return new Map(
      found.map(([row, texts, absent]) => [
        Number(row),
        { texts: texts as (string | null)[], failed: absent as boolean[] },
      ]),
    )
  }

  private async order(column: string | null): Promise<Ordered> {
    const wanted = (name: string): boolean => column === null || name === column
    const logged = this.loaded.logged
      .map((problem, place) => ({ row: problem.row, name: problem.column, place }))
      .filter(({ name }) => wanted(name))
      .sort((a, b) => a.row - b.row)
    const cells = await failedPlaces(this.database, this.loaded.cells, wanted)
    return merge(cells, logged)
  }
}

interface KeptRow {
  readonly texts: readonly (string | null)[]
  readonly failed: readonly boolean[]
}

interface Places {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** Row and column of each cell that failed or was rounded, in the order of rows, by one pass over the table. */
async function failedPlaces(
  database: Database,
  cells: CellReadings,
  wanted: (name: string) => boolean,
): Promise<Places> {
  const typed = typedColumns(cells).filter((column) => wanted(cells.names[column]))
  if (typed.length === 0) return { rows: [], columns: [] }
  const marks = typed.map((column) => {
    const rounded = roundedSql(cells.readings[column], column)
    const failed = `(${failedSql(column, cells)})`
    return `CASE WHEN ${rounded === null ? failed : `${failed} OR (${rounded})`} THEN ${column} END`
  })
  const rows: number[] = []
  const columns: number[] = []
  await database.eachChunk(
    `SELECT (rowid + 1)::INTEGER, unnest(list_filter([${marks.join(', ')}], lambda x: x IS NOT NULL))::INTEGER
     FROM cells WHERE original IS NOT NULL ORDER BY rowid`,
    (chunk) => {
      const [ofRows, ofColumns] = chunk.getColumns() as [number[], number[]]
      for (const row of ofRows) rows.push(row)
      for (const column of ofColumns) columns.push(column)
    },
  )
  return { rows, columns }
}

function merge(cells: Places, logged: readonly { readonly row: number; readonly place: number }[]): Ordered {
  const total = cells.rows.length + logged.length
  const rows = new Int32Array(total)
  const columns = new Int32Array(total)
  const places = new Int32Array(total).fill(LOG_ONLY)
  let next = 0
  let entry = 0
  for (let at = 0; at < total; at++) {
    const fromLog =
      entry < logged.length && (next === cells.rows.length || logged[entry].row <= cells.rows[next])
    rows[at] = fromLog ? logged[entry].row : cells.rows[next]
    if (fromLog) places[at] = logged[entry++].place
    else columns[at] = cells.columns[next++]
  }
  return { rows, columns, logged: places }
}
