import type { Stopped } from './descentState'
import type { History } from './history'

/** How a run of iterations ended. */
export interface Run {
  readonly history: History
  readonly iterationCount: number
  readonly stopped: Stopped
  readonly overflowAt: number | null
}
