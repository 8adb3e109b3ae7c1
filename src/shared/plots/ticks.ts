import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'

export interface Ticks {
  /** Ascending multiples of `step` within the range. */
  readonly values: readonly number[]
  /** 1, 2 or 5 times a power of ten. */
  readonly step: number
}

/**
 * Round ticks for an axis from `low` to `high`: multiples of the 1-2-5 step that comes closest to `count` intervals. Each
 * value is the double nearest to its decimal (0.3, never 0.30000000000000004). An empty or endless range has no ticks.
 */
export function niceTicks(low: number, high: number, count = 6): Ticks {
  if (!(high > low) || !Number.isFinite(high - low)) return { values: [], step: 0 }
  const { mantissa, exponent } = niceStep((high - low) / count)
  const multiple = (k: number): number => decimal(k * mantissa, exponent)
  const step = multiple(1)
  const values: number[] = []
  // A tick that rounding puts a hair outside still belongs to the axis: the first is looked for one step early.
  for (let k = Math.floor(low / step) - 1; values.length <= 10 * count; k++) {
    const value = multiple(k)
    if (value > high) break
    if (value >= low) values.push(value === 0 ? 0 : value)
  }
  return { values, step }
}

/** The range widened to the ticks on either side; a single value gets a range around it. */
export function niceRange(low: number, high: number, count = 6): readonly [number, number] {
  if (!(high > low)) {
    const half = low === 0 || !Number.isFinite(low) ? 1 : Math.abs(low) / 10
    const centre = Number.isFinite(low) ? low : 0
    return [centre - half, centre + half]
  }
  const { mantissa, exponent } = niceStep((high - low) / count)
  const step = decimal(mantissa, exponent)
  // Rounding of the quotient may put an end a hair inside the range.
  return [
    Math.min(low, decimal(Math.floor(low / step) * mantissa, exponent)),
    Math.max(high, decimal(Math.ceil(high / step) * mantissa, exponent)),
  ]
}

/** The texts of ticks: as many decimals as the step needs, the same for all; an exponent where figures would be long. */
export function tickLabels({ values, step }: Ticks, language: Language): readonly string[] {
  const largest = Math.max(...values.map(Math.abs), step)
  const top = Math.floor(Math.log10(largest) + 1e-12)
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-12))
  if (top >= 7 || decimals > 6) {
    const digits = Math.min(15, Math.max(1, top - Math.floor(Math.log10(step) + 1e-12) + 1))
    return values.map((value) => exponentLabel(value, digits))
  }
  return values.map((value) =>
    decimals === 0 ? formatSignificant(value, 15, language) : value.toFixed(decimals),
  )
}

/** Powers of ten within [low, high] (low > 0), thinned to about `count`. */
export function logTicks(low: number, high: number, count = 6): readonly number[] {
  if (!(low > 0) || !(high >= low) || !Number.isFinite(high)) return []
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const every = Math.max(1, Math.ceil((last - first) / count))
  const values: number[] = []
  for (let exponent = first; exponent <= last; exponent += every) values.push(decimal(1, exponent))
  return values
}

interface Step {
  readonly mantissa: 1 | 2 | 5
  readonly exponent: number
}

/** The 1-2-5 step nearest to `raw` on a logarithmic scale. */
function niceStep(raw: number): Step {
  const exponent = Math.floor(Math.log10(raw))
  const fraction = raw / 10 ** exponent
  if (fraction < Math.SQRT2) return { mantissa: 1, exponent }
  if (fraction < Math.sqrt(10)) return { mantissa: 2, exponent }
  if (fraction < Math.sqrt(50)) return { mantissa: 5, exponent }
  return { mantissa: 1, exponent: exponent + 1 }
}

/** whole · 10^exponent, correctly rounded. */
const decimal = (whole: number, exponent: number): number => Number(`${whole}e${exponent}`)

function exponentLabel(value: number, digits: number): string {
  if (value === 0) return '0'
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e')
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  return `${short}e${Number(exponent)}`
}
