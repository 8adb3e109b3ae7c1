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

/** Tells of a point or a cell in the language of the window. */
export const useTooltips = () => {
  const { text, language } = useText()
  const figure = (value: number): string => formatSignificant(value, 6, language.value)

  const rowTitle = (row: number, labels: ReadonlyMap<number, string>): string => {
    const name = labels.get(row)
    const number = text('charts.row', { row: String(row) })
    return name && name !== String(row) ? `${name} · ${number}` : number
  }

  const flagText = (flags: number): string => {
    const names = flagNames(flags).map((name) => text(`terms.${name}`))
    return [...names, ...((flags & FLAG_EXCLUDED) !== 0 ? [text('charts.excluded')] : [])].join(' · ')
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
    { index, labels }: { readonly index: number; readonly labels: ReadonlyMap<number, string> },
  ): Tooltip => {
    const { x, y } = placeOf(chart, points, index)
    return {
      x,
      y,
      room: chart.width,
      title: rowTitle(points.rows[index], labels),
      note: flagText(points.flags[index]),
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
