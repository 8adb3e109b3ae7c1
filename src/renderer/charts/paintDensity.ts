import type { Chart } from 'chart.js'
import {
  highestCount,
  occupiedCells,
  type BinnedDensity,
  type DensityCell,
} from '@shared/plots/binnedDensity'
import { classOpacity, densityClass, densityClasses } from '@shared/plots/densityClasses'
import { densityLegend, SWATCH_HEIGHT, SWATCH_WIDTH } from '@shared/plots/densityLegend'
import type { PointSet } from '@shared/plots/plotModel'
import type { Language } from '@shared/texts/language'
import type { ChartTokens } from './chartTokens'
import { boxOfCell, cellBoxes } from './densityPlaces'

const LEGEND_ROOM = 26
const LEGEND_MIDDLE = 12

/** Pixels above the chart area: more where the legend of the cells stands there. */
export const topRoom = ({ thinning }: PointSet): number => (thinning?.density ? LEGEND_ROOM : 10)

export interface DensityLook {
  readonly density: BinnedDensity
  readonly tokens: ChartTokens
  readonly language: Language
}

/** Cells in shades of the points' colour, the fuller the stronger. */
export const paintCells = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { density, tokens }: DensityLook,
): void => {
  const classes = densityClasses(highestCount(density))
  const boxOf = cellBoxes(chart, density)
  context.fillStyle = tokens.point
  for (const cell of occupiedCells(density)) {
    const { left, top, right, bottom } = boxOf(cell)
    context.globalAlpha = classOpacity(classes, densityClass(classes, cell.count))
    context.fillRect(left, top, right - left, bottom - top)
  }
  context.globalAlpha = 1
}

/** What the shades mean, above the chart on the right. */
export const paintDensityLegend = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { density, tokens, language }: DensityLook,
): void => {
  const { left, right } = chart.chartArea
  context.font = `11px ${tokens['font-ui']}`
  context.textBaseline = 'middle'
  const measure = (text: string): number => context.measureText(text).width
  const legend = densityLegend(density, { width: right - left, measure }, language)
  const start = right - legend.width
  const classes = densityClasses(highestCount(density))
  context.fillStyle = tokens.point
  for (const { x, index } of legend.swatches) {
    context.globalAlpha = classOpacity(classes, index)
    context.fillRect(start + x, LEGEND_MIDDLE - SWATCH_HEIGHT / 2, SWATCH_WIDTH, SWATCH_HEIGHT)
  }
  context.globalAlpha = 1
  context.fillStyle = tokens['text-2']
  for (const { x, text } of legend.texts) context.fillText(text, start + x, LEGEND_MIDDLE)
}

/** A frame around the cell that is told about. */
export const paintCellFrame = (
  context: CanvasRenderingContext2D,
  chart: Chart,
  { density, tokens, cell }: DensityLook & { readonly cell: DensityCell },
): void => {
  const { left, top, right, bottom } = boxOfCell(chart, density, cell)
  context.strokeStyle = tokens.selection
  context.lineWidth = 2
  context.strokeRect(left - 1, top - 1, right - left + 2, bottom - top + 2)
}
