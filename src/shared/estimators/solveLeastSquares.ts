import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import type { Parts } from './collinearity'
import { judgeInDouble, judgeInDoubleDouble, judgeInDoubleOnly, measureParts } from './collinearity'
import type { ColumnNorms } from './columnNorms'
import { columnNorms } from './columnNorms'
import type { Factorisation } from './factorisation'
import { composeLeastSquares } from './composeLeastSquares'
import type { FoldOptions } from './foldDesign'
import { foldDesign, foldDesignDoubleDouble } from './foldDesign'
import type { Frame } from './frame'
import { chooseFrame, fitFrame, normsAreSafe, scaleFrame } from './frame'
import type { LeastSquares } from './leastSquares'
import type { Candidate, Verdict } from './revealRank'
import { revealRank } from './revealRank'
import { solveInFrame } from './solveInFrame'
import { DOUBLE_DOUBLE_UNIT, DOUBLE_UNIT, digitsLeft } from './trustedDigits'

export interface LeastSquaresOptions {
  /** Told how far the pass over the rows is; a second pass, in double-double, starts again from 0. */
  readonly onProgress?: (done: number, total: number) => void
  /** Rows that are read and folded at a time. @default as many as the processor's cache holds */
  readonly blockRows?: number
  /** `auto` turns to double-double where double would lose the digits wanted. @default 'auto' */
  readonly arithmetic?: 'auto' | 'double' | 'double-double'
}

/**
 * Weighted linear least squares, min Σ wᵢ (yᵢ − xᵢᵀβ)², by Householder QR streamed over blocks of rows (memory does not grow
 * with n), columns centred and scaled where that keeps digits, rank revealed in the columns' order as R's `lm` does it. Where
 * the conditioning endangers the digits of a coefficient or a standard error, the same again in double-double. Rows of zero
 * weight do not count. Never fails: a column that cannot be estimated is aliased.
 */
export function solveLeastSquares(design: DesignMatrix, options: LeastSquaresOptions = {}): LeastSquares {
  const arithmetic = options.arithmetic ?? 'auto'
  const folding: FoldOptions = {
    blockRows: options.blockRows ?? defaultBlockRows(design.columnCount),
    onProgress: options.onProgress,
  }
  const rows = countRows(design)
  const { frame, triangle, norms } = foldSafely(design, folding)
  const judge = arithmetic === 'double' ? judgeInDoubleOnly : judgeInDouble
  const judged = judgeWith(judge, norms, { rows, rounded: new Uint8Array(norms.raw.length) })
  const reveal = revealRank(triangle, norms.raw.length, judged)
  const inDouble: Factorisation = {
    frame,
    norms,
    reveal,
    solution: solveInFrame(reveal, norms),
    rows,
    unit: DOUBLE_UNIT,
  }
  const enough =
    arithmetic === 'double' ||
    (arithmetic === 'auto' && !reveal.uncertain && digitsLeft(inDouble) >= digitsWanted(design))
  if (enough) return composeLeastSquares(design, inDouble, 'double')
  const extended = factoriseDoubleDouble(design, fitFrame(frame, norms, rows), folding)
  return composeLeastSquares(design, extended, 'double-double')
}

/** A block of 32 KiB, the usual first-level cache, but not so few rows that overhead tells. */
function defaultBlockRows(columnCount: number): number {
  return Math.max(128, Math.min(1024, 32 * Math.floor(4096 / (columnCount + 1) / 32)))
}

/** n without the rows of zero weight. */
function countRows({ rowCount, weights }: DesignMatrix): number {
  return weights ? weights.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0) : rowCount
}

/** Digits that every coefficient and standard error should have, unless that would take long: then the statistically sufficient. */
function digitsWanted({ rowCount, columnCount }: DesignMatrix): number {
  return rowCount * columnCount * columnCount <= LITTLE_WORK ? 13.5 : 9
}

/** Multiplications that double-double does in about a tenth of a second. */
const LITTLE_WORK = 2_000_000
const PILOT_ROWS = 256

function foldSafely(
  design: DesignMatrix,
  folding: FoldOptions,
): { readonly frame: Frame; readonly triangle: DoubleDoubles; readonly norms: ColumnNorms } {
  const frame = chooseFrame(design, PILOT_ROWS)
  const triangle = foldDesign(design, frame, folding)
  const norms = columnNorms(triangle, frame)
  if (normsAreSafe(norms.centered)) return { frame, triangle, norms }
  const scaled = scaleFrame(design, frame, folding.blockRows)
  const again = foldDesign(design, scaled, folding)
  return { frame: scaled, triangle: again, norms: columnNorms(again, scaled) }
}

function factoriseDoubleDouble(design: DesignMatrix, frame: Frame, folding: FoldOptions): Factorisation {
  const { triangle, rounded } = foldDesignDoubleDouble(design, frame, folding)
  const norms = columnNorms(triangle, frame)
  const rows = countRows(design)
  const reveal = revealRank(
    triangle,
    norms.raw.length,
    judgeWith(judgeInDoubleDouble, norms, { rows, rounded }),
  )
  return {
    frame,
    norms,
    reveal,
    solution: solveInFrame(reveal, norms),
    rows,
    rounded,
    unit: DOUBLE_DOUBLE_UNIT,
  }
}

/** No more columns than rows can be independent; for the rest the parts decide. */
function judgeWith(
  judge: (candidate: Candidate, parts: Parts) => Verdict,
  norms: ColumnNorms,
  { rows, rounded }: { readonly rows: number; readonly rounded: Uint8Array },
): (candidate: Candidate) => Verdict {
  return (candidate) =>
    candidate.accepted.length >= rows
      ? 'dependent'
      : judge(candidate, measureParts(candidate, norms, rounded))
}
