import { occupiedCells, type BinnedDensity } from '@shared/plots/binnedDensity'
import type { PointSet } from '@shared/plots/plotModel'
import { useText } from '../locales/messages'
import type { ChartTable } from './chartHandle'
import { useTooltips } from './useTooltips'

/** All points that are drawn of large data. */
const MAX_TABLE_ROWS = 5000
const MAX_TABLE_CELLS = 500

export interface PointTableInput {
  readonly points: PointSet
  readonly labels: ReadonlyMap<number, string>
  /** Points in the order in which they are read. */
  readonly order: readonly number[]
  /** Which flags are not known yet. @default none */
  readonly flagNote?: string
  readonly xLabel: string
  readonly yLabel: string
}

/** Flagged points first, and of those the ones whose names come first: names are listed from the worst row on. */
const worstFirst = ({ points, labels, order }: PointTableInput): readonly number[] => {
  const places = new Map([...labels.keys()].map((row, place) => [row, place]))
  const rank = (index: number): number =>
    points.flags[index] === 0 ? Infinity : (places.get(points.rows[index]) ?? Number.MAX_VALUE)
  return [...order].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** The points of a chart in words: of large data the flagged ones first, and the cells in a table of their own. */
export const usePointTable = () => {
  const { text } = useText()
  const { flagText, rangeText } = useTooltips()

  const cellTable = (density: BinnedDensity, { xLabel, yLabel }: PointTableInput): ChartTable => {
    const cells = [...occupiedCells(density)].sort((a, b) => b.count - a.count)
    return {
      columns: [xLabel, yLabel, text('report.cellCounts')],
      rows: cells
        .slice(0, MAX_TABLE_CELLS)
        .map(({ column, row, count }) => [rangeText(density.x, column), rangeText(density.y, row), count]),
      total: cells.length,
    }
  }

  return (input: PointTableInput): ChartTable => {
    const { points, labels, order, flagNote, xLabel, yLabel } = input
    const { thinning } = points
    const read = thinning ? worstFirst(input) : order
    return {
      columns: [text('report.row'), text('report.rowId'), xLabel, yLabel, text('report.flags')],
      rows: read
        .slice(0, MAX_TABLE_ROWS)
        .map((index) => [
          points.rows[index],
          labels.get(points.rows[index]) ?? '',
          points.x[index],
          points.y[index],
          flagText(points.flags[index], flagNote),
        ]),
      total: points.total,
      cells: thinning?.density ? cellTable(thinning.density, input) : undefined,
    }
  }
}
