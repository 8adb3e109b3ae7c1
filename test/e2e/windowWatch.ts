import type { Leastwise } from './launch'

/** How long the window and the main process let a person wait meanwhile. */

interface Waits {
  /** The window's longest task; below 50 ms it is told nothing of tasks: they count as 0. */
  readonly task: number
  /** The longest gap in the window's turns, and in main's. */
  readonly gap: number
  readonly main: number
}

type Watching = typeof globalThis & { endWatch: () => Promise<readonly [number, number]> | number }

/** The longest waits from the start of `act` to its end, in milliseconds. */
export async function watched({ page, app }: Leastwise, act: () => Promise<unknown>): Promise<Waits> {
  await page.evaluate(watchTasks)
  await app.evaluate(watchTurns)
  await act()
  const [task, gap] = await page.evaluate(
    () => (globalThis as Watching).endWatch() as Promise<readonly [number, number]>,
  )
  const main = await app.evaluate(() => (globalThis as Watching).endWatch() as number)
  return { task, gap, main }
}

function watchTasks(): void {
  let task = 0
  let gap = 0
  let last = performance.now()
  const take = (entries: PerformanceEntryList): void =>
    entries.forEach(({ duration }) => (task = Math.max(task, duration)))
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ entryTypes: ['longtask'] })
  const timer = setInterval(() => {
    const now = performance.now()
    gap = Math.max(gap, now - last)
    last = now
  }, 4)
  ;(globalThis as Watching).endWatch = async () => {
    await new Promise((next) => setTimeout(next, 20))
    take(observer.takeRecords())
    observer.disconnect()
    clearInterval(timer)
    return [task, gap]
  }
}

function watchTurns(): void {
  let gap = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    gap = Math.max(gap, now - last)
    last = now
  }, 4)
  ;(globalThis as Watching).endWatch = () => {
    clearInterval(timer)
    return gap
  }
}
