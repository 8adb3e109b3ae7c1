import { onBeforeUnmount, onMounted } from 'vue'
import type { MainEvent } from '@shared/contract/mainApi'

type Handlers = { readonly [K in MainEvent['kind']]: (event: Extract<MainEvent, { kind: K }>) => void }

/** Carries out what the main process says of its own accord: menu, files opened from outside, the engine, the system's theme. */
export const useMainEvents = (handlers: Handlers): void => {
  let stop: (() => void) | null = null
  const handle = <K extends MainEvent['kind']>(event: Extract<MainEvent, { kind: K }>): void =>
    (handlers[event.kind] as (event: Extract<MainEvent, { kind: K }>) => void)(event)
  onMounted(() => void (stop = window.leastwise.onMainEvent(handle)))
  onBeforeUnmount(() => stop?.())
}
