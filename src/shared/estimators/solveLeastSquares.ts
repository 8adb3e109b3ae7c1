import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import type { Parts } from './collinearity'
import { judgeInDouble, judgeInDoubleDouble, judgeInDoubleOnly, measureParts } from './collinearity'
import { columnNorms } from './columnNorms'
import { countRows } from './countRows'
import type { Factorisation } from './factorisation'
import { composeLeastSquares } from './composeLeastSquares'
import type { FoldOptions } from './foldDesign'
import { foldDesign, foldDesignDoubleDouble } from './foldDesign'
import type { Frame } from './frame'
import { fitFrame, normsAreSafe, scaleFrame, surveyDesign } from './frame'
import type { LeastSquares } from './leastSquares'
import type { Candidate, Verdict } from './revealRank'
import { revealRank } from './revealRank'
import { solveInFrame } from './solveInFrame'
import { digitsLeft } from './trustedDigits'

/** `auto` turns to double-double where double would lose the digits wanted. */
export type Arithmetic = 'auto' | 'double' | 'double-double'

export interface LeastSquaresOptions {
  /** Told how far the pass over the rows is; a second pass, in double-double, starts again from 0. */
  readonly onProgress?: (done: number, total: number) => void
  /** Rows that are read and folded at a time. @default as many as the processor's cache holds */
  readonly blockRows?: number
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
  const arithmetic = options.arithmetic ?? 'auto'
  const folding: FoldOptions = {
    blockRows: options.blockRows ?? defaultBlockRows(design.columnCount),
    onProgress: options.onProgress,
  }
  const rows = countRows(design)
  const { frame, precision } = surveyDesign(design, PILOT_ROWS)
  const first = foldSafely(design, frame, folding)
  const judge = arithmetic === 'double' ? judgeInDoubleOnly : judgeInDouble
  const inDouble = factorise({ ...first, rows, precision, arithmetic: 'double' }, judge)
  const enough =
    arithmetic === 'double' ||
    (arithmetic === 'auto' && !inDouble.reveal.uncertain && digitsLeft(inDouble) >= digitsWanted(design))
  if (enough) return composeLeastSquares(design, inDouble)
  const fitted = fitFrame(first.frame, inDouble.norms.centered, rows)
  const second = foldDesignDoubleDouble(design, fitted, folding)
  return composeLeastSquares(
    design,
    factorise({ ...second, frame: fitted, rows, arithmetic: 'double-double' }, judgeInDoubleDouble),
  )
}

/**
 * A block of 160 KiB, which any second-level cache holds, of columns of which six fit in a first-level one; but not so few rows that
 * overhead tells.
 */
function defaultBlockRows(columnCount: number): number {
  return Math.max(128, Math.min(576, 8 * Math.floor(2560 / (columnCount + 1))))
}

/** Digits that every coefficient and standard error should have; fewer where having them would keep the user waiting. */
function digitsWanted({ rowCount, columnCount }: DesignMatrix): number {
  return rowCount * columnCount * columnCount <= LITTLE_WORK ? 13.5 : 8
}

/** Rows times columns squared that double-double factorises in a few hundredths of a second. */
const LITTLE_WORK = 2_000_000
const PILOT_ROWS = 256

interface Folded {
  readonly frame: Frame
  readonly triangle: DoubleDoubles
}

/** Folds in double; where squares came near the limits of doubles, again with every column scaled. */
function foldSafely(design: DesignMatrix, frame: Frame, folding: FoldOptions): Folded {
  const triangle = foldDesign(design, frame, folding)
  if (normsAreSafe(columnNorms(triangle, frame).centered)) return { frame, triangle }
  const scaled = scaleFrame(design, frame, folding.blockRows)
  return { frame: scaled, triangle: foldDesign(design, scaled, folding) }
}

/** Reveals the rank and solves. No more columns than rows can be independent; for the rest `judge` decides by the parts. */
function factorise(
  folded: Folded & Pick<Factorisation, 'rows' | 'precision' | 'arithmetic'>,
  judge: (candidate: Candidate, parts: Parts) => Verdict,
): Factorisation {
  const { frame, triangle, rows, precision, arithmetic } = folded
  const norms = columnNorms(triangle, frame)
  const reveal = revealRank(
    { high: triangle.high.slice(), low: triangle.low.slice() },
    norms.raw.length,
    (candidate) =>
      candidate.accepted.length >= rows
        ? 'dependent'
        : judge(candidate, measureParts(candidate, norms, precision.rounded)),
  )
  return { frame, norms, reveal, solution: solveInFrame(reveal, norms), rows, precision, arithmetic }
}
