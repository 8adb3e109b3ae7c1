import type { Chart } from 'chart.js'
import { FLAG_EXCLUDED, flagNames } from '@shared/diagnostics/flag'
import { binEdge, type BinAxis, type BinnedDensity, type DensityCell } from '@shared/plots/binnedDensity'
import type { PointSet } from '@shared/plots/plotModel'
import { formatSignificant } from '@shared/texts/formatNumber'
import { useText } from '../locales/messages'
import { boxOfCell } from './densityPlaces'
import { placeOf } from './pointPlaces'

/** What a tooltip says, and where. */
export interface Tooltip {
  readonly x: number
  readonly y: number
  readonly room: number
  readonly title: string
  readonly note?: string
  readonly lines: readonly { readonly name: string; readonly value: string }[]
}

export interface TooltipChart {
  readonly chart: Chart
  readonly xLabel: string
  readonly yLabel: string
}

interface PointTold {
  readonly index: number
  /** Names of rows, by their number. */
  readonly labels: ReadonlyMap<number, string>
  /** Which flags are not known yet. @default none */
  readonly flagNote?: string
}

/** Tells of a point or a cell in the language of the window. */
export const useTooltips = () => {
  const { text, language } = useText()
  const figure = (value: number): string => formatSignificant(value, 6, language.value)

  const rowTitle = (row: number, labels: ReadonlyMap<number, string>): string => {
    const name = labels.get(row)
    const number = text('charts.row', { row: String(row) })
    return name && name !== String(row) ? `${name} · ${number}` : number
  }

  /** `note` says of rows that take part which flags are not known yet. */
  const flagText = (flags: number, note = ''): string => {
    const names = flagNames(flags).map((name) => text(`terms.${name}`))
    const rest = (flags & FLAG_EXCLUDED) !== 0 ? text('charts.excluded') : note
    return [...names, rest].filter(Boolean).join(' · ')
  }

  const rangeText = (axis: BinAxis, bin: number): string => {
    const [low, high] = [binEdge(axis, bin), binEdge(axis, bin + 1)].map((edge) =>
      formatSignificant(edge, 4, language.value),
    )
    return low === high ? low : text('charts.range', { low, high })
  }

  const ofPoint = (
    { chart, xLabel, yLabel }: TooltipChart,
    points: PointSet,
    { index, labels, flagNote }: PointTold,
  ): Tooltip => {
    const { x, y } = placeOf(chart, points, index)
    return {
      x,
      y,
      room: chart.width,
      title: rowTitle(points.rows[index], labels),
      note: flagText(points.flags[index], flagNote),
      lines: [
        { name: xLabel, value: figure(points.x[index]) },
        { name: yLabel, value: figure(points.y[index]) },
      ],
    }
  }

  const ofCell = (
    { chart, xLabel, yLabel }: TooltipChart,
    density: BinnedDensity,
    cell: DensityCell,
  ): Tooltip => {
    const { top, right, bottom } = boxOfCell(chart, density, cell)
    return {
      x: right,
      y: (top + bottom) / 2,
      room: chart.width,
      title: text('charts.cell', { count: cell.count }),
      lines: [
        { name: xLabel, value: rangeText(density.x, cell.column) },
        { name: yLabel, value: rangeText(density.y, cell.row) },
      ],
    }
  }

  return { ofPoint, ofCell, flagText, rangeText }
}
