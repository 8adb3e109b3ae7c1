import type { Trajectory } from './trajectory'

/** A descent that is run part after part. */
export interface DescentRecording {
  /** Takes at most so many further steps; true when the descent has ended. */
  advance(steps: number): boolean
  readonly iteration: number
  /** What there is so far: the whole, when it has ended. */
  trajectory(): Trajectory
}
