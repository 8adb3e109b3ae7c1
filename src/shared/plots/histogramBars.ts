import type { DiagnosticBars } from './diagnosticPlot'
import { span } from './rangeValues'

const FEWEST = 5
const MOST = 80

/**
 * Counts values in bars of equal width on round edges, some (max − min) n^(1/3) / (2 IQR) of them (Freedman and Diaconis 1981), from 5 to 80;
 * each holds its lower edge. Heights are densities: the bars' areas sum to one. `range` is the interquartile range.
 */
export function histogramBars(values: Float64Array, range: number): DiagnosticBars {
  const [least, most] = span(values)
  const wanted = range > 0 ? ((most - least) * Math.cbrt(values.length)) / (2 * range) : FEWEST
  const width = roundWidth((most - least) / Math.min(MOST, Math.max(FEWEST, wanted)) || 1)
  const first = Math.floor(least / width)
  const count = Math.floor(most / width) - first + 1
  const low = Float64Array.from({ length: count }, (_, k) => (first + k) * width)
  const high = Float64Array.from({ length: count }, (_, k) => (first + k + 1) * width)
  const counts = new Uint32Array(count)
  for (let i = 0; i < values.length; i++) counts[barOf(values[i], { low, high })]++
  return { low, high, counts, height: Float64Array.from(counts, (own) => own / (values.length * width)) }
}

/** In which bar of equal width a value is counted: the first or the last where it lies beyond them. */
export function barOf(value: number, { low, high }: Pick<DiagnosticBars, 'low' | 'high'>): number {
  const last = low.length - 1
  const width = (high[last] - low[0]) / low.length
  const bar = Math.min(last, Math.max(0, Math.floor((value - low[0]) / width)))
  // The quotient is rounded; the edges decide.
  if (value < low[bar] && bar > 0) return bar - 1
  return value >= high[bar] && bar < last ? bar + 1 : bar
}

/** The part of a histogram that holds the rows that a bar counts, whatever its height; those that are excluded lie at 0, below it. */
export const partOfBar = ({ low, high }: Pick<DiagnosticBars, 'low' | 'high'>, bar: number): number[] => [
  ...[low[bar], 1, high[bar], 1],
  ...[high[bar], 2, low[bar], 2],
]

/** The nearest of 1, 2 and 5 times a power of ten. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width))
  const rest = width / power
  const digit = rest < Math.SQRT2 ? 1 : rest < Math.sqrt(10) ? 2 : rest < Math.sqrt(50) ? 5 : 10
  return digit * power
}
