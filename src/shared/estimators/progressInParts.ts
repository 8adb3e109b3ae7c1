type OnProgress = (done: number, total: number) => void

/** In how fine steps a share is told. */
const STEPS = 1000

/**
 * Tells of a work in several parts as of one, that never goes back. Each call of what it answers begins the next part, which takes so
 * large a share of the whole, and gives it something to tell its own progress to.
 */
export function progressInParts(
  onProgress: OnProgress | undefined,
): (share: number) => OnProgress | undefined {
  let end = 0
  let told = -1
  return (share) => {
    const start = end
    end = Math.min(1, start + share)
    const width = end - start
    return (
      onProgress &&
      ((done, total) => {
        const step = Math.floor(STEPS * (start + width * Math.min(1, total > 0 ? done / total : 0)))
        if (step <= told) return
        told = step
        onProgress(step, STEPS)
      })
    )
  }
}
