import { fQuantile } from '../numeric/fDistribution'
import { studentTQuantile } from '../numeric/studentT'
import type { FlagName } from './flag'
import { defaultFlagRules, flagBits } from './flag'
import type { RowDiagnostics } from './rowDiagnostics'

/** Which rows to highlight, and the rules in force. */
export interface OutlierRule {
  /** |studentized residual| above which a row is an outlier. @default 2 */
  readonly threshold: number
  /** @default the outlier's, 3 p / n and 4 / n */
  readonly flags?: readonly FlagName[]
  /** n − p, for the test of outliers. @default the rows less p */
  readonly dfResidual?: number
  /** How many studentized residuals there are, each of which that test looks at. @default one a row */
  readonly tested?: number
  /** Residuals of an MM-estimate by its scale, for the rule that asks for them. @default none */
  readonly robustResiduals?: Float64Array | null
}

/** The figure above whose limit each rule flags a row, in absolute value. */
export type FlagLimits = Readonly<Record<FlagName, number>>

/** The family-wise level of the outlier test. */
const BONFERRONI_LEVEL = 0.05
/** Of |residual| / scale of an MM-estimate, as in robustbase's plots (Rousseeuw and Leroy 1987, Robust regression, section 3.4). */
const ROBUST_LIMIT = 2.5

/**
 * The one statement of the flags' rules, for n rows and p estimated coefficients: |t| over the threshold, and over the quantile of
 * Student's t at which its Bonferroni p-value is 0.05 (car's `outlierTest`); leverage over 3 p / n and 2 p / n; Cook's distance over 4 / n
 * and over the median of F(p, n − p); |DFFITS| over 2 √(p / n) (Belsley, Kuh and Welsch 1980); |residual| / scale of the MM-estimate
 * over 2.5.
 */
export function flagLimits(rule: OutlierRule, rowCount: number, p: number): FlagLimits {
  const df = rule.dfResidual ?? rowCount - p
  return {
    outlier: rule.threshold,
    'high-leverage': (3 * p) / rowCount,
    influential: 4 / rowCount,
    bonferroni:
      df > 1 ? studentTQuantile(1 - BONFERRONI_LEVEL / (2 * (rule.tested ?? rowCount)), df - 1) : NaN,
    'cook-median': fQuantile(0.5, p, df),
    'leverage-2p': (2 * p) / rowCount,
    dffits: 2 * Math.sqrt(p / rowCount),
    'robust-outlier': ROBUST_LIMIT,
  }
}

type FlaggedFigures = Pick<
  RowDiagnostics,
  'studentized' | 'leverage' | 'cooksDistance' | 'dffits' | 'perfect'
>

/**
 * The flag bits of every row. A figure that is not defined (NaN) raises no flag, and where the fit is perfect no row is an
 * outlier or influential: the residuals are the arithmetic's rounding, not the data's.
 */
export function rowFlags(rows: FlaggedFigures, rule: OutlierRule, p: number): Uint8Array {
  const limits = flagLimits(rule, rows.leverage.length, p)
  const flags = new Uint8Array(rows.leverage.length)
  for (const name of rule.flags ?? defaultFlagRules) {
    const values = figureOf(name, rows, rule)
    if (values === null) continue
    const limit = limits[name]
    const bit = flagBits[name]
    for (let i = 0; i < flags.length; i++) if (Math.abs(values[i]) > limit) flags[i] |= bit
  }
  return flags
}

/** What a rule looks at; null where it has nothing to say. Figures are made when they are asked for, so each rule asks for its own. */
function figureOf(name: FlagName, rows: FlaggedFigures, rule: OutlierRule): Float64Array | null {
  if (name === 'high-leverage' || name === 'leverage-2p') return rows.leverage
  if (rows.perfect) return null
  if (name === 'outlier' || name === 'bonferroni') return rows.studentized
  if (name === 'dffits') return rows.dffits
  return name === 'robust-outlier' ? (rule.robustResiduals ?? null) : rows.cooksDistance
}
