import type { CellProblem } from '@shared/contract/engineApi'
import type { ProblemReason } from '@shared/outcome/importProblem'

const LISTED = 1000
const LONGEST_TEXT = 200

/** Collects what went wrong: all are counted, the first thousand listed. */
export class ProblemLog {
  private readonly problems: CellProblem[] = []
  count = 0

  add(row: number, column: string, text: string, why: ProblemReason): void {
    this.count++
    if (this.problems.length >= LISTED) return
    this.problems.push({ row, column, text: shorten(text), why })
  }

  /** In the order of the rows. */
  list(): CellProblem[] {
    return [...this.problems].sort((a, b) => a.row - b.row)
  }
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}
