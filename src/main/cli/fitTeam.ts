import { availableParallelism } from 'node:os'
import type { AnalysisInput } from '@shared/analysis/analysisTypes'
import type { RowTeam } from '@shared/diagnostics/rowTeam'
import { SEGMENT_ROWS } from '@shared/numeric/segments'
import type { Column } from '@shared/table/column'
import type { ScanAnswer, ScanTask } from '../data/plain/pieceScan'
import type { ScanTeam } from '../data/plain/scanTeam'
import { TeamThread } from './teamThread'

/** Fewer bytes than this are not worth a thread. */
const LEAST_SHARE = 1 << 23
const MOST_THREADS = 4

/** Threads that take part in reading a large file, and then in the passes over the rows of its fit. */
export class FitTeam implements ScanTeam {
  private readonly threads: readonly TeamThread[]

  /** As many as there are processors for so many bytes; undefined where this thread had better go alone. */
  static gather(workerPath: string, bytes: number): FitTeam | undefined {
    const count = Math.min(availableParallelism(), MOST_THREADS, Math.floor(bytes / LEAST_SHARE))
    return count > 1 ? new FitTeam(workerPath, count - 1) : undefined
  }

  constructor(workerPath: string, count: number) {
    this.threads = Array.from({ length: count }, () => new TeamThread(workerPath))
  }

  scan(task: ScanTask): readonly Promise<ScanAnswer>[] {
    return this.threads.map((thread) => thread.scan(task))
  }

  /** Those who take part in the passes over the rows of a fit; undefined where it has one segment or its columns are not shared. */
  join(input: AnalysisInput): RowTeam | undefined {
    const { spec, table, columns, rowCount, included } = input
    if (rowCount <= SEGMENT_ROWS || ![...columns.values()].every(isShared)) return undefined
    for (const thread of this.threads)
      thread.tell({ kind: 'model', input: { spec, table, columns, rowCount, included } })
    return {
      begin: (task, pass) => {
        for (const thread of this.threads) thread.tell({ kind: 'pass', task, pass })
      },
    }
  }

  /** Ends the threads. */
  dismiss(): void {
    for (const thread of this.threads) thread.end()
  }
}

function isShared(column: Column): boolean {
  if (column.kind === 'factor') return column.codes.buffer instanceof SharedArrayBuffer
  if (column.stored !== undefined) return true
  return (column.packed?.units ?? column.values).buffer instanceof SharedArrayBuffer
}
