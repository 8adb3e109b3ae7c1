import type { DesignMatrix } from '../formula/designMatrix'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { columnNorms } from './columnNorms'
import { countRows } from './countRows'
import type { Factorisation } from './factorisation'
import type { FoldOptions } from './foldDesign'
import { foldDesign, foldDesignDoubleDouble } from './foldDesign'
import type { Frame } from './frame'
import { fitFrame, normsAreSafe, scaleFrame, surveyDesign } from './frame'
import type { Team } from './team'
import { totalWeight } from './totalWeight'

/** All that an estimate needs of the rows: the triangle of √w·[X, y] in a frame's coordinates, (p + 1) × (p + 1), column-major. */
export interface FoldedDesign extends Pick<Factorisation, 'frame' | 'rows' | 'precision' | 'arithmetic'> {
  readonly triangle: DoubleDoubles
  /** Σ w, or n. */
  readonly totalWeight: number
}

export interface FoldingOptions {
  /** Told how far the pass over the rows is; a second pass starts again from 0. */
  readonly onProgress?: (done: number, total: number) => void
  /** Rows that are read and folded at a time. @default as many as the processor's cache holds */
  readonly blockRows?: number
  /** Who takes part in the pass in double. @default nobody else */
  readonly team?: Team
}

const PILOT_ROWS = 256

/** The design folded in double; where squares came near the limits of doubles, again with every column scaled. */
export function foldInDouble(
  design: DesignMatrix,
  options: FoldingOptions,
  fold: (design: DesignMatrix, frame: Frame, options: FoldOptions) => DoubleDoubles = foldDesign,
): FoldedDesign {
  const folding = withBlockRows(design, options)
  const { frame, precision } = surveyDesign(design, PILOT_ROWS)
  const common = {
    rows: countRows(design),
    totalWeight: totalWeight(design),
    precision,
    arithmetic: 'double',
  } as const
  const triangle = fold(design, frame, folding)
  if (normsAreSafe(columnNorms(triangle, frame).centered)) return { ...common, frame, triangle }
  const scaled = scaleFrame(design, frame, folding.blockRows)
  return { ...common, frame: scaled, triangle: fold(design, scaled, folding) }
}

/** The same design folded again in double-double, about the same centers, its columns scaled. */
export function foldInDoubleDouble(
  design: DesignMatrix,
  { frame, triangle, rows, totalWeight: total }: FoldedDesign,
  options: FoldingOptions,
): FoldedDesign {
  const fitted = fitFrame(frame, columnNorms(triangle, frame).centered, rows)
  const again = foldDesignDoubleDouble(design, fitted, withBlockRows(design, options))
  return { ...again, frame: fitted, rows, totalWeight: total, arithmetic: 'double-double' }
}

/**
 * A block of 160 KiB, which any second-level cache holds, of columns of which six fit in a first-level one; but not so few rows that
 * overhead tells.
 */
function withBlockRows(
  { columnCount }: DesignMatrix,
  { blockRows, onProgress, team }: FoldingOptions,
): FoldOptions {
  const usual = Math.max(128, Math.min(576, 8 * Math.floor(2560 / (columnCount + 1))))
  return { blockRows: blockRows ?? usual, onProgress, team }
}
