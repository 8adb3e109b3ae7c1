import { computed, shallowReactive } from 'vue'
import type { EngineApi } from '@shared/contract/engineApi'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'

/** Answers that are kept, so that going back to one of them costs nothing. */
const KEPT = 12

/** Errors that only say that the question is not of interest any more. */
const passing: readonly AppError['code'][] = ['cancelled', 'fit-outdated', 'engine-stopped']

type LongMethod = 'descentRun' | 'tuningRun'
type Asked<M extends LongMethod> = Parameters<EngineApi[M]>[0]
type Answer<M extends LongMethod> = Extract<Awaited<ReturnType<EngineApi[M]>>, { ok: true }>['value']

/** Work that the engine does in parts: each is asked for once, is there when it has come, and can be stopped. */
export const createLongWork = <M extends LongMethod>(method: M, onError: (error: AppError) => void) => {
  const answers = shallowReactive(new Map<string, Answer<M>>())
  /** Share that is done of those under way. */
  const shares = shallowReactive(new Map<string, number>())
  const waiting = new Map<string, AbortController>()
  /** Those that the user has stopped: they are not asked for again while they are still wanted. */
  const stopped = shallowReactive(new Set<string>())

  const ask = async (asked: Asked<M>): Promise<void> => {
    const key = JSON.stringify(asked)
    if (answers.has(key) || waiting.has(key) || stopped.has(key)) return
    const controller = new AbortController()
    waiting.set(key, controller)
    shares.set(key, 0)
    const result = await engine.request(method, asked, {
      signal: controller.signal,
      onProgress: ({ done, total }) => void shares.set(key, total ? done / total : 0),
    })
    if (waiting.get(key) === controller) {
      waiting.delete(key)
      shares.delete(key)
    }
    if (!result.ok) {
      if (!passing.includes(result.error.code)) onError(result.error)
      return
    }
    const [oldest] = answers.keys()
    if (answers.size >= KEPT) answers.delete(oldest)
    answers.set(key, result.value)
  }

  const giveUp = (key: string): void => {
    waiting.get(key)?.abort()
    waiting.delete(key)
    shares.delete(key)
  }

  return {
    find: (asked: Asked<M>): Answer<M> | null => answers.get(JSON.stringify(asked)) ?? null,
    /** Asks for these, and gives up those that are not wanted any more. */
    want: (wanted: readonly Asked<M>[]): void => {
      const keys = new Set(wanted.map((asked) => JSON.stringify(asked)))
      for (const key of [...waiting.keys()]) if (!keys.has(key)) giveUp(key)
      for (const key of [...stopped]) if (!keys.has(key)) stopped.delete(key)
      for (const asked of wanted) void ask(asked)
    },
    /** The share done of what is under way, of the one that is least far; null where nothing is. */
    share: computed(() => (shares.size === 0 ? null : Math.min(...shares.values()))),
    isStopped: (asked: Asked<M>): boolean => stopped.has(JSON.stringify(asked)),
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
