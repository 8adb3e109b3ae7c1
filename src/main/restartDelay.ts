const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000
/** An engine that lived this long was sound: its end is not one of a series. */
const SOUND_AFTER_MS = 30_000

/**
 * How long to wait before starting the engine again: at once after the first failure, then doubling from a quarter of a
 * second to half a minute.
 */
export function restartDelay(
  failuresBefore: number,
  livedMs: number,
): { readonly failures: number; readonly delay: number } {
  const failures = livedMs >= SOUND_AFTER_MS ? 1 : failuresBefore + 1
  const delay = failures === 1 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 2))
  return { failures, delay }
}
