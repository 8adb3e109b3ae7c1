import { shallowReactive } from 'vue'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { Trajectory } from '@shared/descent/trajectory'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'

/** Runs that are kept, so that going back to one of them costs nothing. */
const KEPT = 12

/** Descents over batches of rows, which the engine runs: each is asked for once, and is there when it has come. */
export const createStochasticRuns = (onError: (error: AppError) => void) => {
  const runs = shallowReactive(new Map<string, Trajectory>())
  const waiting = new Map<string, AbortController>()
  const keyOf = (fitId: string, settings: DescentSettings): string => JSON.stringify([fitId, settings])

  const ask = async (fitId: string, settings: DescentSettings): Promise<void> => {
    const key = keyOf(fitId, settings)
    if (runs.has(key) || waiting.has(key)) return
    const controller = new AbortController()
    waiting.set(key, controller)
    const result = await engine.request('stochasticRun', { fitId, settings }, { signal: controller.signal })
    waiting.delete(key)
    if (!result.ok) {
      if (!['cancelled', 'fit-outdated', 'engine-stopped'].includes(result.error.code)) onError(result.error)
      return
    }
    const [oldest] = runs.keys()
    if (runs.size >= KEPT) runs.delete(oldest)
    runs.set(key, result.value)
  }

  return {
    find: (fitId: string, settings: DescentSettings): Trajectory | null =>
      runs.get(keyOf(fitId, settings)) ?? null,
    /** Asks for these runs, and gives up those that are not wanted any more. */
    want: (fitId: string, wanted: readonly DescentSettings[]): void => {
      const keys = new Set(wanted.map((settings) => keyOf(fitId, settings)))
      for (const [key, controller] of waiting) if (!keys.has(key)) controller.abort()
      for (const settings of wanted) void ask(fitId, settings)
    },
  }
}
