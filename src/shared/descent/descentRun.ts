import type { StopReason } from './descentRules'
import type { History } from './history'

/** How a run of iterations ended. */
export interface Run {
  readonly history: History
  readonly iterationCount: number
  readonly reason: StopReason
  readonly overflowAt: number | null
}
