import type { Database } from '../database/database'
import type { ReadText } from './readText'

const INTERVAL_MS = 100

/** Tells how far DuckDB is with a text while `work` runs its queries: those behind the first one, which reads it, take little time. */
export async function whileLoading<T>(
  database: Database,
  { request: { onProgress }, traits, records }: Pick<ReadText, 'request' | 'traits' | 'records'>,
  work: () => Promise<T>,
): Promise<T> {
  if (onProgress === undefined) return work()
  const bytesPerRow = averageBytes(records)
  let furthest = 0
  const tell = (): void => {
    furthest = Math.max(furthest, database.percentDone ?? 0)
    const done = Math.round((furthest / 100) * traits.bytes)
    const rows = Math.floor(done / bytesPerRow)
    onProgress({ phase: 'loading', done, total: traits.bytes, unit: 'bytes', rows })
  }
  tell()
  const timer = setInterval(tell, INTERVAL_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Of a record with its marks, as far as the characters of the first ones tell. */
export function averageBytes(records: ReadText['records']): number {
  let bytes = 0
  for (const { cells } of records) for (const cell of cells) bytes += cell.length + 1
  return Math.max(1, bytes / Math.max(1, records.length))
}
