import { shallowReactive } from 'vue'
import { rowsProblemKey } from '@shared/analysis/rowsProblemKey'
import type { RowsSummary } from '@shared/analysis/rowsTypes'
import type { DescentSettings } from '@shared/document/descentSettings'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { engine } from '../engine/engine'

/** Losses whose minimum is kept, so that going back to one of them costs nothing. */
const KEPT = 24

/** Errors that only say that the question is not of interest any more. */
const passing: readonly AppError['code'][] = ['cancelled', 'fit-outdated', 'engine-stopped']

/** Losses over rows, whose minimum the engine finds: each is asked for once, and is there when it has come. */
export const createRowsProblems = () => {
  const answers = shallowReactive(new Map<string, Result<RowsSummary>>())
  const waiting = new Map<string, AbortController>()
  const keyOf = (fitId: string, settings: DescentSettings): string => fitId + rowsProblemKey(settings)

  const ask = async (fitId: string, settings: DescentSettings): Promise<void> => {
    const key = keyOf(fitId, settings)
    if (answers.has(key) || waiting.has(key)) return
    const controller = new AbortController()
    waiting.set(key, controller)
    const result = await engine.request('rowsProblem', { fitId, settings }, { signal: controller.signal })
    waiting.delete(key)
    if (!result.ok && passing.includes(result.error.code)) return
    const [oldest] = answers.keys()
    if (answers.size >= KEPT) answers.delete(oldest)
    answers.set(key, result)
  }

  return {
    find: (fitId: string, settings: DescentSettings): Result<RowsSummary> | null =>
      answers.get(keyOf(fitId, settings)) ?? null,
    /** Asks for these losses, and gives up those that are not wanted any more. */
    want: (fitId: string, wanted: readonly DescentSettings[]): void => {
      const keys = new Set(wanted.map((settings) => keyOf(fitId, settings)))
      for (const [key, controller] of waiting) if (!keys.has(key)) controller.abort()
      for (const settings of wanted) void ask(fitId, settings)
    },
  }
}
