import { nextTick, shallowRef, watch, type Ref } from 'vue'
import type { DescentRun } from './descentRun'

/** Runs, pauses and steps through a descent's kept steps. A new descent is shown at its end. */
export const createPlayback = (run: Readonly<Ref<DescentRun | null>>) => {
  const index = shallowRef(0)
  const playing = shallowRef(false)
  /** Kept steps a second. */
  const speed = shallowRef(60)

  /** Where the next descent is to be shown instead. */
  let wanted: number | null = null

  watch(run, (next) => {
    if (!next) return
    index.value = Math.min(wanted ?? Infinity, Math.max(0, next.count - 1))
    wanted = null
    playing.value = false
  })

  const seek = (target: number): void => {
    const last = (run.value?.count ?? 1) - 1
    index.value = Math.min(last, Math.max(0, target))
  }

  let previous = 0
  const tick = (time: number): void => {
    if (!playing.value || !run.value) return
    const steps = ((time - previous) / 1000) * speed.value
    if (steps >= 1) {
      previous = time
      seek(index.value + Math.floor(steps))
    }
    if (index.value >= run.value.count - 1) playing.value = false
    else requestAnimationFrame(tick)
  }

  return {
    index,
    playing,
    speed,
    seek,
    /** To the recorded step nearest to an iteration. */
    seekIteration: (iteration: number): void => seek(run.value?.indexOfIteration(iteration) ?? 0),
    /** At one of its steps, the descent that there is or the one that comes next where there is none yet. */
    showAt: (target: number): void => {
      wanted = target
      void nextTick(() => {
        if (!run.value) return
        seek(target)
        wanted = null
      })
    },
    advance: (steps: number): void => {
      playing.value = false
      seek(index.value + steps)
    },
    play: (): void => {
      if (!run.value) return
      if (index.value >= run.value.count - 1) index.value = 0
      playing.value = true
      previous = performance.now()
      requestAnimationFrame(tick)
    },
    pause: (): void => void (playing.value = false),
  }
}
