import type { Progress } from '@shared/contract/wire'
import type { Database } from './database'

const INTERVAL_MS = 100

/** Tells how far DuckDB is while `work` runs its queries. */
export async function whileLoading<T>(
  database: Database,
  onProgress: ((progress: Progress) => void) | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (onProgress === undefined) return work()
  onProgress({ phase: 'loading', done: 0, total: null })
  const timer = setInterval(() => {
    const percent = database.percentDone
    onProgress({ phase: 'loading', done: percent ?? 0, total: percent === null ? null : 100 })
  }, INTERVAL_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
