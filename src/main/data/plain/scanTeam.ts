import type { ScanAnswer, ScanTask } from './pieceScan'
import { scanPieces } from './pieceScan'
import { stopPieces } from './plainPieces'
import type { ScanFailure, ScannedShare, ScanWatch } from './plainScan'

/** Threads that take part in reading a large file. */
export interface ScanTeam {
  /** One answer a thread. */
  scan(task: ScanTask): readonly Promise<ScanAnswer>[]
}

/** Reads all pieces, together with those who take part. */
export async function scanTogether(
  task: ScanTask,
  team: ScanTeam | undefined,
  { signal, onBytes }: ScanWatch,
): Promise<readonly ScannedShare[] | ScanFailure> {
  const others = team?.scan(task) ?? []
  const share = others.length + 1
  for (const other of others) void other.then((answer) => answer === 'stopped' && stopPieces(task.pieces))
  const own = await scanPieces(task, { signal, onBytes: (done) => onBytes?.(share * done) })
  const answers = [own, ...(await Promise.all(others))]
  if (signal?.aborted) return 'cancelled'
  const failures = answers.filter((answer) => typeof answer === 'string')
  if (failures.length === 0) return answers as readonly ScannedShare[]
  return failures.find((failure) => failure !== 'stopped') ?? 'cut'
}
