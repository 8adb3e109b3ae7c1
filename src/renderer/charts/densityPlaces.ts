import type { Chart } from 'chart.js'
import { binEdge, type BinAxis, type BinnedDensity, type DensityCell } from '@shared/plots/binnedDensity'
import type { Box } from '@shared/plots/box'

/** How wide a bin is drawn where all values are the same. */
const SINGLE_WIDTH = 8

const stretch = (scale: Chart['scales'][string], axis: BinAxis, bin: number): [number, number] => {
  const ends = [bin, bin + 1].map((edge) => scale.getPixelForValue(binEdge(axis, edge)))
  const [from, to] = ends.sort((a, b) => a - b).map(Math.round)
  const half = axis.bins === 1 ? SINGLE_WIDTH / 2 : 0
  return to > from ? [from, to] : [from - half, to + Math.max(half, 1)]
}

/** The rectangles of cells: where each column and each row begins and ends is found once. */
export const cellBoxes = (
  { scales }: Chart,
  { x, y }: BinnedDensity,
): ((cell: Pick<DensityCell, 'column' | 'row'>) => Box) => {
  const stretches = (scale: Chart['scales'][string], axis: BinAxis): readonly [number, number][] =>
    Array.from({ length: axis.bins }, (_, bin) => stretch(scale, axis, bin))
  const [columns, rows] = [stretches(scales.x, x), stretches(scales.y, y)]
  return ({ column, row }) => {
    const [left, right] = columns[column]
    const [top, bottom] = rows[row]
    return { left, top, right, bottom }
  }
}

/** The rectangle of a cell on the chart's canvas, in whole pixels so that neighbours meet. */
export const boxOfCell = (
  chart: Chart,
  density: BinnedDensity,
  { column, row }: Pick<DensityCell, 'column' | 'row'>,
): Box => {
  const [left, right] = stretch(chart.scales.x, density.x, column)
  const [top, bottom] = stretch(chart.scales.y, density.y, row)
  return { left, top, right, bottom }
}

/** The cell with rows in it under the pointer. */
export const cellAt = (
  chart: Chart,
  density: BinnedDensity,
  { x, y }: { readonly x: number; readonly y: number },
): DensityCell | null => {
  const { left, right, top, bottom } = chart.chartArea
  if (x < left || x > right || y < top || y > bottom) return null
  const column = binUnder(chart.scales.x, density.x, x)
  const row = binUnder(chart.scales.y, density.y, y)
  return column < 0 || row < 0 ? null : occupied(density, column, row)
}

const binUnder = (scale: Chart['scales'][string], axis: BinAxis, pixel: number): number => {
  for (let bin = 0; bin < axis.bins; bin++) {
    const [from, to] = stretch(scale, axis, bin)
    if (pixel >= from && pixel < to) return bin
  }
  return -1
}

const occupied = (density: BinnedDensity, column: number, row: number): DensityCell | null => {
  const count = density.counts[row * density.x.bins + column]
  return count > 0 ? { column, row, count } : null
}

/** The fullest cell: where walking through the cells begins. */
export const fullestCell = (density: BinnedDensity): DensityCell | null => {
  const { counts, x } = density
  const cell = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))
  return occupied(density, cell % x.bins, Math.floor(cell / x.bins))
}

/** The next cell with rows in it, so many columns to the right and rows up at a time; the same one at the end. */
export const nextCell = (
  density: BinnedDensity,
  from: DensityCell,
  [right, up]: readonly [number, number],
): DensityCell => {
  let { column, row } = from
  for (;;) {
    column += right
    row += up
    if (column < 0 || row < 0 || column >= density.x.bins || row >= density.y.bins) return from
    const cell = occupied(density, column, row)
    if (cell) return cell
  }
}
