import type { TablePage } from '@shared/contract/tableApi'
import { ok, type Result } from '@shared/outcome/result'

/** Pages that nobody came for are let go when there are more than so many. */
const MOST = 16

type Page<P> = Promise<Result<P>>

interface Pages<P> {
  /** Asks for the pages that begin with these rows, unless they are on their way. */
  readonly askFor: (starts: readonly number[]) => void
  /** The page that begins with this row. */
  readonly take: (start: number) => Page<P>
  /** What was asked for is of no use any more. */
  readonly forget: () => void
}

const part = <P extends TablePage>(result: Result<P>, from: number, size: number): Result<P> => {
  if (!result.ok) return result
  const { rowNumbers, cells } = result.value
  const to = from + size
  return ok({ ...result.value, rowNumbers: rowNumbers.slice(from, to), cells: cells.slice(from, to) })
}

/**
 * Pages of so many rows from when they are asked for until they are taken. Those that are asked for together are one request: they
 * come, and are drawn, at once.
 */
export const pagesUnderWay = <P extends TablePage>(
  size: number,
  read: (start: number, end: number) => Page<P>,
): Pages<P> => {
  const pages = new Map<number, Page<P>>()

  const request = (start: number, end: number): void => {
    const whole = read(start, end)
    for (let first = start; first < end; first += size)
      pages.set(
        first,
        whole.then((result) => part(result, first - start, size)),
      )
    for (const oldest of pages.keys()) if (pages.size > MOST) pages.delete(oldest)
  }

  const askFor = (starts: readonly number[]): void => {
    const fresh = starts.filter((start) => !pages.has(start)).sort((a, b) => a - b)
    let first = 0
    fresh.forEach((start, place) => {
      if (fresh[place + 1] === start + size) return
      request(fresh[first], start + size)
      first = place + 1
    })
  }

  /** The grid asks for each of its pages in a task of its own, one after the other. */
  const wanted = new Set<number>()
  let gathered: Promise<void> | null = null
  const gather = (start: number): Promise<void> => {
    wanted.add(start)
    return (gathered ??= new Promise((done) => {
      setTimeout(() => {
        gathered = null
        askFor([...wanted])
        wanted.clear()
        done()
      })
    }))
  }

  const take = async (start: number): Page<P> => {
    if (!pages.has(start)) await gather(start)
    const page = pages.get(start) ?? read(start, start + size)
    const result = await page
    if (pages.get(start) === page) pages.delete(start)
    return result
  }

  return { askFor, take, forget: () => pages.clear() }
}
