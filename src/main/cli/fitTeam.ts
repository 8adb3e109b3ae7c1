import { Worker } from 'node:worker_threads'
import type { AnalysisInput } from '@shared/analysis/analysisTypes'
import type { RowTeam } from '@shared/diagnostics/rowTeam'
import type { TeamInput } from '@shared/analysis/teamMember'
import type { Column } from '@shared/table/column'

/** Cells from which on a second thread is worth its start. */
const LARGE = 10_000_000

/** A thread that takes part in the passes over a large fit's rows; undefined where the fit is small or its columns are not shared. */
export function recruit(workerPath: string, input: AnalysisInput): RowTeam | undefined {
  const { columns, rowCount } = input
  const isWorthIt = rowCount * columns.size >= LARGE && [...columns.values()].every(isShared)
  return isWorthIt ? startTeam(workerPath, input) : undefined
}

export function startTeam(workerPath: string, input: AnalysisInput): RowTeam {
  const { spec, table, columns, rowCount, included } = input
  const workerData: TeamInput = { spec, table, columns, rowCount, included }
  const worker = new Worker(workerPath, { workerData })
  // Who dies is not missed: what it has begun is done again.
  worker.on('error', () => undefined)
  worker.unref()
  return { begin: (task, pass) => worker.postMessage({ task, pass }) }
}

function isShared(column: Column): boolean {
  if (column.kind === 'factor') return column.codes.buffer instanceof SharedArrayBuffer
  if (column.stored !== undefined) return true
  return (column.packed?.units ?? column.values).buffer instanceof SharedArrayBuffer
}
