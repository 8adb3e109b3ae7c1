import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { withFigures } from './summarise'
import type { SummarisedColumn } from './summarisedColumn'
import type { TableAccess } from './tableAccess'

/** So many cells are looked at between two requests: a fraction of a second, which is what giving it up loses. */
const CELLS_AT_ONCE = 5_000_000
const COLUMNS_AT_ONCE = 500

/** What is measured of a table's columns when it is asked for: a few columns at a time, and no two parts at once. */
export class TableFigures {
  #columns: readonly SummarisedColumn[]
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly access: TableAccess,
    columns: readonly SummarisedColumn[],
    private readonly rowCount: number,
  ) {
    this.#columns = columns
  }

  /** The columns with what has been measured by now. */
  get columns(): readonly SummarisedColumn[] {
    return this.#columns
  }

  /** The columns with all their figures. */
  async all(): Promise<Result<readonly SummarisedColumn[]>> {
    for (;;) {
      const open = this.#open(this.#columns.keys())
      if (open.length === 0) break
      const measured = await this.some(open)
      if (!measured.ok) return measured
    }
    return this.access.closed ? fail({ code: 'table-closed' }) : ok(this.#columns)
  }

  /** Those of the columns in these places that are figured by now; the first few that were not are measured before. */
  some(places: readonly number[], signal?: AbortSignal): Promise<Result<readonly number[]>> {
    const turn = this.#last.then(() => this.#measure(places, signal))
    this.#last = turn
    return turn
  }

  async #measure(places: readonly number[], signal?: AbortSignal): Promise<Result<readonly number[]>> {
    if (signal?.aborted) return fail({ code: 'cancelled' })
    const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, this.rowCount)))
    const next = this.#open(places).slice(0, Math.min(atOnce, COLUMNS_AT_ONCE))
    if (next.length > 0) {
      const columns = next.map((place) => this.#columns[place])
      const measured = await this.access.attempt(() =>
        this.access.database.beside((reader) => withFigures(reader, columns, this.rowCount), signal),
      )
      if (signal?.aborted) return fail({ code: 'cancelled' })
      if (!measured.ok) return measured
      const found = new Map(next.map((place, index) => [place, measured.value[index]]))
      this.#columns = this.#columns.map((column, place) => found.get(place) ?? column)
    }
    return ok(places.filter((place) => place < this.#columns.length && !isOpen(this.#columns[place])))
  }

  #open(places: Iterable<number>): number[] {
    return [...places].filter((place) => place < this.#columns.length && isOpen(this.#columns[place]))
  }
}

const isOpen = ({ distinct, histogram }: SummarisedColumn): boolean => distinct === null || histogram === null
