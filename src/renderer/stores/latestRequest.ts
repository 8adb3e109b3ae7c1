import { shallowRef } from 'vue'
import type { EngineMethod, EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { Progress } from '@shared/contract/wire'
import { engine } from '../engine/engine'

/** How long a request may take before it is worth a word. */
const SLOW_MS = 500

/** Asks one thing at a time: a newer question cancels the older, whose answer is dropped. */
export const latestRequest = <M extends EngineMethod>(method: M) => {
  /** How far a slow request is; null while none is slow. */
  const slow = shallowRef<{ readonly progress: Progress | null } | null>(null)
  let controller = new AbortController()

  const ask = async (argument: EngineRequest<M>, use: (reply: EngineReply<M>) => void): Promise<void> => {
    controller.abort()
    const current = new AbortController()
    controller = current
    slow.value = null
    const timer = setTimeout(() => (slow.value = { progress: null }), SLOW_MS)
    const reply = await engine.request(method, argument, {
      signal: current.signal,
      onProgress: (progress) => {
        if (slow.value && controller === current) slow.value = { progress }
      },
    })
    clearTimeout(timer)
    if (controller !== current) return
    slow.value = null
    use(reply)
  }

  return {
    slow,
    ask,
    /** Ends what was asked; it answers `cancelled`. */
    cancel: (): void => controller.abort(),
    /** Ends what was asked, and nobody hears of it. */
    drop: (): void => {
      controller.abort()
      controller = new AbortController()
      slow.value = null
    },
  }
}
