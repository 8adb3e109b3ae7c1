import type { CellProblem } from '@shared/contract/engineApi'
import type { ProblemReason } from '@shared/outcome/importProblem'

/** So many are listed in a summary. */
const LISTED = 1000
/** So many are kept to be looked through; beyond it they are only counted. */
const KEPT = 1_000_000
const LONGEST_TEXT = 200

/** Collects what went wrong: all are counted, the first million kept, the first thousand listed. */
export class ProblemLog {
  readonly kept: CellProblem[] = []
  private readonly counts = new Map<ProblemReason, number>()
  count = 0

  add(row: number, column: string, text: string, why: ProblemReason): void {
    this.count++
    this.counts.set(why, this.countOf(why) + 1)
    if (this.kept.length < KEPT) this.kept.push({ row, column, text: shorten(text), why })
  }

  countOf(why: ProblemReason): number {
    return this.counts.get(why) ?? 0
  }

  /** The first of them, in the order of the rows. */
  list(): CellProblem[] {
    return this.kept.slice(0, LISTED).sort((a, b) => a.row - b.row)
  }
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}
