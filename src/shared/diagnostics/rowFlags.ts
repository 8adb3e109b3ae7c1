import type { FlagName, OutlierRule, RowDiagnostics } from './rowDiagnostics'
import { FLAG_HIGH_LEVERAGE, FLAG_INFLUENTIAL, FLAG_OUTLIER } from './rowDiagnostics'

/** The values above which a row is flagged. */
export interface FlagLimits {
  /** Of |studentized residual|: an outlier. */
  readonly studentized: number
  /** Of the leverage: 3 p / n. */
  readonly leverage: number
  /** Of Cook's distance: 4 / n, an influential row. */
  readonly cooksDistance: number
}

/** The one statement of the flags' rules, for n rows and p estimated coefficients. */
export function flagLimits(rule: OutlierRule, rowCount: number, p: number): FlagLimits {
  return { studentized: rule.threshold, leverage: (3 * p) / rowCount, cooksDistance: 4 / rowCount }
}

type FlaggedFigures = Pick<RowDiagnostics, 'studentized' | 'leverage' | 'cooksDistance' | 'perfect'>

/**
 * The flag bits of every row. A figure that is not defined (NaN) raises no flag, and where the fit is perfect no row is an
 * outlier or influential: the residuals are the arithmetic's rounding, not the data's.
 */
export function rowFlags(rows: FlaggedFigures, rule: OutlierRule, p: number): Uint8Array {
  // Read once: figures that are made when they are asked for are looked up at each asking.
  const { leverage, studentized, cooksDistance, perfect } = rows
  const count = leverage.length
  const limits = flagLimits(rule, count, p)
  const flags = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    let bits = leverage[i] > limits.leverage ? FLAG_HIGH_LEVERAGE : 0
    if (!perfect && Math.abs(studentized[i]) > limits.studentized) bits |= FLAG_OUTLIER
    if (!perfect && cooksDistance[i] > limits.cooksDistance) bits |= FLAG_INFLUENTIAL
    flags[i] = bits
  }
  return flags
}

const FLAG_NAMES: readonly (readonly [number, FlagName])[] = [
  [FLAG_OUTLIER, 'outlier'],
  [FLAG_HIGH_LEVERAGE, 'high-leverage'],
  [FLAG_INFLUENTIAL, 'influential'],
]

/** The names of the bits that are set. */
export function flagNames(bits: number): FlagName[] {
  return FLAG_NAMES.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name)
}

/** How many rows carry each flag, and how many carry any. */
export interface FlagCounts {
  readonly outlier: number
  readonly highLeverage: number
  readonly influential: number
  readonly any: number
}

export function countFlags(flags: Uint8Array): FlagCounts {
  const counts = { outlier: 0, highLeverage: 0, influential: 0, any: 0 }
  for (let i = 0; i < flags.length; i++) {
    const bits = flags[i]
    if (bits === 0) continue
    counts.any++
    if ((bits & FLAG_OUTLIER) !== 0) counts.outlier++
    if ((bits & FLAG_HIGH_LEVERAGE) !== 0) counts.highLeverage++
    if ((bits & FLAG_INFLUENTIAL) !== 0) counts.influential++
  }
  return counts
}
