import { formatQuantity } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { BinnedDensity } from './binnedDensity'
import { highestCount } from './binnedDensity'
import { densityClasses } from './densityClasses'

/** Where the parts of the legend stand on its line, from its left end. */
export interface DensityLegend {
  readonly width: number
  /** A swatch of each class of shade. */
  readonly swatches: readonly { readonly x: number; readonly index: number }[]
  readonly texts: readonly { readonly x: number; readonly text: string }[]
}

export interface LegendRoom {
  readonly width: number
  /** How wide a text will be. */
  readonly measure: (text: string) => number
}

export const SWATCH_WIDTH = 12
export const SWATCH_HEIGHT = 9
const GAP = 4

/**
 * “Rows in a cell”, a swatch of each class with the count that it begins with, and the highest count; where there is no room for
 * that, the swatches in a row between the lowest and the highest count.
 */
export function densityLegend(density: BinnedDensity, room: LegendRoom, language: Language): DensityLegend {
  const highest = highestCount(density)
  const classes = densityClasses(highest)
  const quantity = (count: number): string => formatQuantity(count, language)
  const line = new LegendLine(room.measure)
  line.text(translate(language, 'report.cellCounts'))
  classes.forEach((count, index) => {
    line.swatch(index)
    line.text(`${quantity(count)}${index < classes.length - 1 ? '' : `–${quantity(highest)}`}`)
  })
  if (line.width <= room.width) return line
  const short = new LegendLine(room.measure)
  short.text(quantity(1))
  classes.forEach((_, index) => short.swatch(index))
  short.text(quantity(highest))
  return short
}

class LegendLine implements DensityLegend {
  readonly swatches: { readonly x: number; readonly index: number }[] = []
  readonly texts: { readonly x: number; readonly text: string }[] = []
  #end = 0

  constructor(private readonly measure: LegendRoom['measure']) {}

  get width(): number {
    return this.#end - GAP
  }

  text(text: string): void {
    this.texts.push({ x: this.#end, text })
    this.#end += this.measure(text) + 2 * GAP
  }

  swatch(index: number): void {
    this.swatches.push({ x: this.#end, index })
    this.#end += SWATCH_WIDTH + GAP
  }
}
