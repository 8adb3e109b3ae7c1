import type { BinAxis, BinnedDensity } from '../plots/binnedDensity'
import { binEdge, highestCount, occupiedCells } from '../plots/binnedDensity'
import { classOpacity, densityClass, densityClasses } from '../plots/densityClasses'
import { densityLegend, SWATCH_HEIGHT, SWATCH_WIDTH } from '../plots/densityLegend'
import type { Language } from '../texts/language'
import { frame } from './svgFrame'
import type { Scales } from './svgMarks'
import { place } from './svgMarks'
import type { Scale } from './svgScale'
import { escapeXml, textWidth } from './svgText'
import { theme } from './svgTheme'

/** How wide a bin is drawn where all values are the same. */
const SINGLE_WIDTH = 6
const LEGEND_MIDDLE = 17
const FONT_SIZE = 11

/** Cells in shades of the points' colour, one path a shade. */
export function densityMarks(density: BinnedDensity, scales: Scales): string {
  const classes = densityClasses(highestCount(density))
  const paths = classes.map(() => '')
  for (const { column, row, count } of occupiedCells(density)) {
    const [left, right] = stretch(scales.x, density.x, column)
    const [top, bottom] = stretch(scales.y, density.y, row)
    paths[densityClass(classes, count)] += `M${left} ${top}H${right}V${bottom}H${left}Z`
  }
  const shades = paths.map((path, index) => `<path d="${path}" fill-opacity="${opacity(classes, index)}"/>`)
  return `<g fill="${theme.point}" shape-rendering="crispEdges">${shades.join('')}</g>`
}

/** What the shades mean, above the frame on the right, as far as there is room from `start` on. */
export function densityLegendMarks(density: BinnedDensity, start: number, language: Language): string {
  const measure = (text: string): number => textWidth(text, FONT_SIZE)
  const legend = densityLegend(density, { width: frame.right - start, measure }, language)
  const classes = densityClasses(highestCount(density))
  const left = frame.right - legend.width
  const top = place(LEGEND_MIDDLE - SWATCH_HEIGHT / 2)
  const swatches = legend.swatches.map(
    ({ x, index }) =>
      `<rect x="${place(left + x)}" y="${top}" width="${SWATCH_WIDTH}" height="${SWATCH_HEIGHT}" fill="${theme.point}" fill-opacity="${opacity(classes, index)}"/>`,
  )
  const texts = legend.texts.map(
    ({ x, text }) =>
      `<text x="${place(left + x)}" y="${LEGEND_MIDDLE + 4}" fill="${theme.text2}">${escapeXml(text)}</text>`,
  )
  return swatches.join('') + texts.join('')
}

function stretch(scale: Scale, axis: BinAxis, bin: number): readonly [string, string] {
  const ends = [scale.at(binEdge(axis, bin)), scale.at(binEdge(axis, bin + 1))].sort((a, b) => a - b)
  const half = axis.bins === 1 ? SINGLE_WIDTH / 2 : 0
  return [place(ends[0] - half), place(ends[1] + half)]
}

const opacity = (classes: readonly number[], index: number): string => classOpacity(classes, index).toFixed(2)
