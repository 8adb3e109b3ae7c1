import type { Progress } from '@shared/contract/wire'

/** At most this often is progress told: twenty times a second. */
const INTERVAL_MS = 50

/** Lets through the first word of each phase and then what comes at least 50 ms after the last that passed. */
export function throttleProgress(
  tell: (progress: Progress) => void,
  now: () => number = () => performance.now(),
): (progress: Progress) => void {
  let phase: Progress['phase'] | null = null
  let told = -Infinity
  return (progress) => {
    const time = now()
    if (progress.phase === phase && time - told < INTERVAL_MS) return
    phase = progress.phase
    told = time
    tell(progress)
  }
}
