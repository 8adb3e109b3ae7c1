import { computed, shallowReactive } from 'vue'
import type { DescentPlan } from '@shared/analysis/planDescent'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { isStepwise, type Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'

/** Runs that are kept, so that going back to one of them costs nothing. */
const KEPT = 12
/** Numbers that a descent may go through while a slider moves: some milliseconds. */
const AT_ONCE = 4_000_000
/** What an iteration of a coefficient costs besides, in numbers. */
const FIXED_COST = 10

/** Whether a descent takes longer than a slider can wait: over batches of rows, or over very many iterations that no formula foretells. */
export const takesLong = ({ loss, options, rows }: DescentPlan): boolean =>
  rows !== null || (options.iterations > iterationsAtOnce(loss) && isStepwise(loss, options))

/** Iterations of a descent, run one by one, that a slider can wait for. */
export const iterationsAtOnce = ({ terms }: QuadraticLoss): number =>
  Math.floor(AT_ONCE / (terms.length * (terms.length + FIXED_COST)))

/** Descents that the engine runs: each is asked for once, and is there when it has come. */
export const createLongRuns = (onError: (error: AppError) => void) => {
  const runs = shallowReactive(new Map<string, Trajectory>())
  /** Share that is done of those under way. */
  const shares = shallowReactive(new Map<string, number>())
  const waiting = new Map<string, AbortController>()
  /** Those that the user has stopped: they are not asked for again while they are still wanted. */
  const stopped = shallowReactive(new Set<string>())
  const keyOf = (fitId: string, settings: DescentSettings): string => JSON.stringify([fitId, settings])

  const ask = async (fitId: string, settings: DescentSettings): Promise<void> => {
    const key = keyOf(fitId, settings)
    if (runs.has(key) || waiting.has(key) || stopped.has(key)) return
    const controller = new AbortController()
    waiting.set(key, controller)
    shares.set(key, 0)
    const result = await engine.request(
      'stochasticRun',
      { fitId, settings },
      {
        signal: controller.signal,
        onProgress: ({ done, total }) => void shares.set(key, total ? done / total : 0),
      },
    )
    if (waiting.get(key) === controller) {
      waiting.delete(key)
      shares.delete(key)
    }
    if (!result.ok) {
      if (!['cancelled', 'fit-outdated', 'engine-stopped'].includes(result.error.code)) onError(result.error)
      return
    }
    const [oldest] = runs.keys()
    if (runs.size >= KEPT) runs.delete(oldest)
    runs.set(key, result.value)
  }

  const giveUp = (key: string): void => {
    waiting.get(key)?.abort()
    waiting.delete(key)
    shares.delete(key)
  }

  return {
    find: (fitId: string, settings: DescentSettings): Trajectory | null =>
      runs.get(keyOf(fitId, settings)) ?? null,
    /** Asks for these runs, and gives up those that are not wanted any more. */
    want: (fitId: string, wanted: readonly DescentSettings[]): void => {
      const keys = new Set(wanted.map((settings) => keyOf(fitId, settings)))
      for (const key of [...waiting.keys()]) if (!keys.has(key)) giveUp(key)
      for (const key of [...stopped]) if (!keys.has(key)) stopped.delete(key)
      for (const settings of wanted) void ask(fitId, settings)
    },
    /** The share done of what is under way, of the one that is least far; null where nothing is. */
    share: computed(() => (shares.size === 0 ? null : Math.min(...shares.values()))),
    isStopped: (fitId: string, settings: DescentSettings): boolean => stopped.has(keyOf(fitId, settings)),
    /** Stops what is under way. */
    stop: (): void => {
      for (const key of [...waiting.keys()]) {
        stopped.add(key)
        giveUp(key)
      }
    },
    /** Forgets what was stopped, so that it can be wanted again. */
    resume: (): void => stopped.clear(),
  }
}
