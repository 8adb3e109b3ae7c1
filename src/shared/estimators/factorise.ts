import type { Parts } from './collinearity'
import { measureParts } from './collinearity'
import type { ColumnNorms } from './columnNorms'
import { columnNorms } from './columnNorms'
import type { Factorisation } from './factorisation'
import type { FoldedDesign } from './foldedDesign'
import type { Candidate, RankReveal, Verdict } from './revealRank'
import { revealRank } from './revealRank'
import { solveInFrame } from './solveInFrame'

export type Judge = (candidate: Candidate, parts: Parts) => Verdict

/** Reveals the rank and solves. */
export function factorise(folded: FoldedDesign, judge: Judge): Factorisation {
  const { reveal, norms } = revealColumns(folded, judge)
  const { frame, rows, precision, arithmetic } = folded
  return { frame, norms, reveal, solution: solveInFrame(reveal, norms), rows, precision, arithmetic }
}

/** No more columns than rows can be independent; for the rest `judge` decides by the parts. */
export function revealColumns(
  { frame, triangle, rows, precision }: FoldedDesign,
  judge: Judge,
): { readonly reveal: RankReveal; readonly norms: ColumnNorms } {
  const norms = columnNorms(triangle, frame)
  const reveal = revealRank(
    { high: triangle.high.slice(), low: triangle.low.slice() },
    norms.raw.length,
    (candidate) =>
      candidate.accepted.length >= rows
        ? 'dependent'
        : judge(candidate, measureParts(candidate, norms, precision.rounded)),
  )
  return { reveal, norms }
}
