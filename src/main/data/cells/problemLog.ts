import type { CellProblem } from '@shared/contract/importSummary'
import type { ProblemReason } from '@shared/outcome/importProblem'

/** So many are listed in a summary. */
const LISTED = 1000
/** So many are kept to be looked through; beyond it they are only counted. */
const KEPT = 1_000_000
const LONGEST_TEXT = 200

export interface LoggedProblems {
  readonly kept: readonly CellProblem[]
  readonly listed: readonly CellProblem[]
  readonly counts: ReadonlyMap<ProblemReason, number>
  readonly count: number
}

/**
 * Collects what went wrong: all are counted, the first thousand listed. Of cells whose texts the table keeps no more is needed;
 * of everything else the first million are kept.
 */
export class ProblemLog {
  readonly kept: CellProblem[] = []
  private readonly listed: CellProblem[] = []
  private readonly counts = new Map<ProblemReason, number>()
  count = 0

  add(row: number, column: string, text: string, why: ProblemReason): void {
    this.count++
    this.counts.set(why, this.countOf(why) + 1)
    const problem = { row, column, text: shorten(text), why }
    if (this.kept.length < KEPT) this.kept.push(problem)
    if (this.listed.length < LISTED) this.listed.push(problem)
  }

  /** Counts cells whose texts the table keeps, and lists the first of them. */
  addCells(count: number, first: readonly CellProblem[]): void {
    this.count += count
    this.listed.push(...first.slice(0, LISTED - this.listed.length))
  }

  /** All of it as plain data. */
  logged(): LoggedProblems {
    return { kept: this.kept, listed: this.listed, counts: this.counts, count: this.count }
  }

  /** Takes over what another log, which may be in another thread, has collected first. */
  static of({ kept, listed, counts, count }: LoggedProblems): ProblemLog {
    const log = new ProblemLog()
    for (const problem of kept) log.kept.push(problem)
    log.listed.push(...listed)
    for (const [why, number] of counts) log.counts.set(why, number)
    log.count = count
    return log
  }

  countOf(why: ProblemReason): number {
    return this.counts.get(why) ?? 0
  }

  /** The first of them, in the order of the rows. */
  list(): CellProblem[] {
    return [...this.listed].sort((a, b) => a.row - b.row)
  }
}

export function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}
