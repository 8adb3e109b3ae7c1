import type { DesignMatrix } from '../formula/designMatrix'
import { judgeInDouble, judgeInDoubleDouble, judgeInDoubleOnly } from './collinearity'
import { composeLeastSquares } from './composeLeastSquares'
import type { Factorisation } from './factorisation'
import { factorise } from './factorise'
import type { FoldedDesign, FoldingOptions } from './foldedDesign'
import { foldInDouble, foldInDoubleDouble } from './foldedDesign'
import type { LeastSquares } from './leastSquares'
import { digitsLeft } from './trustedDigits'

/** `auto` turns to double-double where double would lose the digits wanted. */
export type Arithmetic = 'auto' | 'double' | 'double-double'

export interface LeastSquaresOptions extends FoldingOptions {
  /** @default 'auto' */
  readonly arithmetic?: Arithmetic
}

/**
 * Weighted linear least squares, min Σ wᵢ (yᵢ − xᵢᵀβ)², by Householder QR streamed over blocks of rows (memory does not grow
 * with n), columns centred and scaled where that keeps digits, rank revealed in the columns' order as R's `lm` does it. Where
 * the conditioning endangers the digits of a coefficient or a standard error, the same again in double-double. Rows of zero
 * weight do not count. Never fails: a column that cannot be estimated is aliased.
 */
export function solveLeastSquares(design: DesignMatrix, options: LeastSquaresOptions = {}): LeastSquares {
  return solveFolded(design, foldInDouble(design, options), options)
}

/** The same of a design that has been folded in double. */
export function solveFolded(
  design: DesignMatrix,
  first: FoldedDesign,
  options: LeastSquaresOptions = {},
): LeastSquares {
  const arithmetic = options.arithmetic ?? 'auto'
  const inDouble = factorise(first, arithmetic === 'double' ? judgeInDoubleOnly : judgeInDouble)
  const enough = arithmetic === 'double' || (arithmetic === 'auto' && hasDigitsWanted(design, inDouble))
  if (enough) return composeLeastSquares(design, inDouble)
  const second = foldInDoubleDouble(design, first, options)
  return composeLeastSquares(design, factorise(second, judgeInDoubleDouble))
}

/** Whether double is exact enough: every rank decision clear, and digits left as wanted. */
export function hasDigitsWanted(design: DesignMatrix, inDouble: Factorisation): boolean {
  if (inDouble.reveal.uncertain) return false
  return isLittleWork(design) ? digitsLeft(inDouble) >= 13.5 : digitsLeft(inDouble, 1) >= 8
}

/**
 * Every coefficient and standard error should have 13.5 digits. Where having them would keep the user waiting, 8 do, and of a coefficient
 * that is lost in its standard error 8 digits of that: with many rows almost every model has one, and its digits are told.
 */
const isLittleWork = ({ rowCount, columnCount }: DesignMatrix): boolean =>
  rowCount * columnCount * columnCount <= LITTLE_WORK

/** Rows times columns squared that double-double factorises in a few hundredths of a second. */
const LITTLE_WORK = 2_000_000
