/** Has `run` called once after so many milliseconds, unless what it answers is called before. */
type Later = (run: () => void, ms: number) => () => void

interface RestingWorkOptions {
  /** How long nothing must have happened before work begins. */
  readonly restMs: number
  /** Whether somebody waits for something else. */
  readonly isBusy: () => boolean
  /** Does a part of the work, and answers whether there is more. */
  readonly part: (signal: AbortSignal) => Promise<boolean>
  /** @default by the window's clock */
  readonly later?: Later
}

interface RestingWork {
  /** From here on there is work to do. */
  readonly begin: () => void
  /** Something happens that the work may not hold up: its part under way is given up, and done once there is rest again. */
  readonly giveWay: () => void
  readonly end: () => void
}

const byTimer: Later = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Work that nobody waits for, in parts: one at a time, begun only when nothing else has happened for a while. */
export const restingWork = ({ restMs, isBusy, part, later = byTimer }: RestingWorkOptions): RestingWork => {
  let hasWork = false
  let running: AbortController | null = null
  let forget = (): void => undefined

  const stop = (): void => {
    forget()
    running?.abort()
    running = null
  }

  const rest = (): void => {
    stop()
    if (hasWork) forget = later(() => (isBusy() ? rest() : void next()), restMs)
  }

  const next = async (): Promise<void> => {
    const current = new AbortController()
    running = current
    const more = await part(current.signal)
    if (running !== current) return
    running = null
    hasWork = more
    if (more) void next()
  }

  return {
    begin: () => {
      hasWork = true
      rest()
    },
    giveWay: rest,
    end: () => {
      hasWork = false
      stop()
    },
  }
}
