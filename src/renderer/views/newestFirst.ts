/** Runs at most so many tasks at a time; of those that wait, the newest goes first. */
export const newestFirst = (most: number) => {
  const waiting: (() => Promise<void>)[] = []
  let running = 0

  const next = (): void => {
    const task = running < most ? waiting.pop() : undefined
    if (!task) return
    running++
    void task().finally(() => {
      running--
      next()
    })
  }

  return (task: () => Promise<void>): void => {
    waiting.push(task)
    next()
  }
}
