/** Places from `start` up to, not including, `end`. */
export interface PlaceRange {
  readonly start: number
  readonly end: number
}

/** Cells that are chosen in a grid: of some rows those of neighbouring columns, or all. */
export interface GridSelection {
  /** Rows by their places in the view: ascending, apart from each other. */
  readonly rows: readonly PlaceRange[]
  /** Columns by their places; null is all of them. */
  readonly columns: PlaceRange | null
  /** Where it began: what shift extends from. */
  readonly anchor: CellPlace
}

export interface CellPlace {
  readonly row: number
  /** Null is the row's number, which stands for the row as a whole. */
  readonly column: number | null
}

const one = (place: number): PlaceRange => ({ start: place, end: place + 1 })
const span = (from: number, to: number): PlaceRange => ({
  start: Math.min(from, to),
  end: Math.max(from, to) + 1,
})

export const selectCell = (cell: CellPlace): GridSelection => ({
  rows: [one(cell.row)],
  columns: cell.column === null ? null : one(cell.column),
  anchor: cell,
})

/** All between the cell where the selection began and this one. */
export function extendSelection({ anchor }: GridSelection, to: CellPlace): GridSelection {
  const wholeRows = anchor.column === null || to.column === null
  return {
    rows: [span(anchor.row, to.row)],
    columns: wholeRows ? null : span(anchor.column, to.column),
    anchor,
  }
}

/** Adds a whole row, or takes it away where it is selected. */
export function toggleRow(selection: GridSelection | null, row: number): GridSelection | null {
  const anchor: CellPlace = { row, column: null }
  const before = selection?.rows ?? []
  const rows = before.some((range) => holds(range, row)) ? without(before, row) : withRow(before, row)
  return rows.length === 0 ? null : { rows, columns: null, anchor }
}

export const selectAll = (rowCount: number): GridSelection | null =>
  rowCount === 0
    ? null
    : { rows: [{ start: 0, end: rowCount }], columns: null, anchor: { row: 0, column: null } }

/** A number's cell belongs to it where the whole row does. */
export const isSelected = ({ rows, columns }: GridSelection, { row, column }: CellPlace): boolean =>
  (columns === null || (column !== null && holds(columns, column))) && rows.some((range) => holds(range, row))

export const countRows = ({ rows }: GridSelection): number =>
  rows.reduce((sum, { start, end }) => sum + end - start, 0)

const holds = ({ start, end }: PlaceRange, place: number): boolean => place >= start && place < end

const without = (ranges: readonly PlaceRange[], row: number): PlaceRange[] =>
  ranges.flatMap((range) => {
    if (!holds(range, row)) return [range]
    const parts = [
      { start: range.start, end: row },
      { start: row + 1, end: range.end },
    ]
    return parts.filter(({ start, end }) => start < end)
  })

function withRow(ranges: readonly PlaceRange[], row: number): PlaceRange[] {
  const joined: PlaceRange[] = []
  for (const range of [...ranges, one(row)].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last?.end === range.start) joined[joined.length - 1] = { start: last.start, end: range.end }
    else joined.push(range)
  }
  return joined
}
