import { logTicks, niceTicks, tickLabels } from '../plots/ticks'
import type { Language } from '../texts/language'
import { truncated } from './svgText'

/** An axis: values to places on the drawing, and its ticks. */
export interface Scale {
  at(value: number): number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

export interface ScaleRange {
  readonly low: number
  readonly high: number
  /** Places of the two ends. */
  readonly from: number
  readonly to: number
}

/** Free space beyond the ends, as a share of the range. */
const MARGIN = 0.04

/** A linear axis over the range with a margin, ticks at round values. */
export function linearScale({ low, high, from, to }: ScaleRange, count: number, language: Language): Scale {
  const [start, end] = withMargin(low, high)
  const at = (value: number): number => from + ((value - start) / (end - start)) * (to - from)
  const ticks = niceTicks(start, end, count)
  const labels = tickLabels(ticks, language)
  return { at, ticks: ticks.values.map((value, i) => ({ at: at(value), label: labels[i] })) }
}

function withMargin(low: number, high: number): readonly [number, number] {
  if (!Number.isFinite(high - low)) return [-1, 1]
  const margin = high > low ? MARGIN * (high - low) : Math.abs(low) / 10 || 1
  return [low - margin, high + margin]
}

/** An axis of categories 0, 1, 2 …, each with half a step to either side; of many names every so many. */
export function categoryScale(
  names: readonly string[],
  { from, to }: Pick<ScaleRange, 'from' | 'to'>,
): Scale {
  const at = (value: number): number => from + ((value + 0.5) / names.length) * (to - from)
  const step = Math.ceil(names.length / MOST_NAMES)
  const ticks = names.map((name, code) => ({ at: at(code), label: truncated(name, NAME_LENGTH) }))
  return { at, ticks: ticks.filter((_, code) => code % step === 0) }
}

const MOST_NAMES = 10
const NAME_LENGTH = 12

/** A logarithmic axis over whole decades; low must be above 0. */
export function logScale({ low, high, from, to }: ScaleRange, count: number): Scale {
  const start = Math.floor(Math.log10(low))
  const end = Math.max(start + 1, Math.ceil(Math.log10(high)))
  const at = (value: number): number => from + ((Math.log10(value) - start) / (end - start)) * (to - from)
  const ticks = logTicks(10 ** start, 10 ** end, count)
  return {
    at,
    ticks: ticks.map((value) => ({ at: at(value), label: value.toExponential(0).replace('+', '') })),
  }
}
