/** How long the window and the main process let a person wait meanwhile. */

/** The longest task of the window, the longest gap in its and in main's turns from the start of `act` to its end, in milliseconds. */
export async function watched({ page, app }, act) {
  await page.evaluate(watchTasks)
  await app.evaluate(watchTurns)
  await act()
  const [task, gap] = await page.evaluate(() => globalThis.endWatch())
  return { task, gap, main: await app.evaluate(() => globalThis.endWatch()) }
}

/** Of tasks below 50 ms the window is told nothing: they count as 0. */
function watchTasks() {
  let task = 0
  let gap = 0
  let last = performance.now()
  const take = (list) => list.getEntries().forEach(({ duration }) => (task = Math.max(task, duration)))
  const observer = new globalThis.PerformanceObserver(take)
  observer.observe({ entryTypes: ['longtask'] })
  const timer = setInterval(() => {
    const now = performance.now()
    gap = Math.max(gap, now - last)
    last = now
  }, 4)
  globalThis.endWatch = async () => {
    await new Promise((next) => setTimeout(next, 20))
    take({ getEntries: () => observer.takeRecords() })
    observer.disconnect()
    clearInterval(timer)
    return [task, gap]
  }
}

function watchTurns() {
  let gap = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    gap = Math.max(gap, now - last)
    last = now
  }, 4)
  globalThis.endWatch = () => {
    clearInterval(timer)
    return gap
  }
}
