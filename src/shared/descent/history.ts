/** Points kept of a descent: iterations, their losses and offsets θ − θ* (row-major). */
export interface History {
  readonly iterations: Int32Array
  readonly losses: Float64Array
  readonly offsets: Float64Array
}

export interface HistoryRecorder {
  /** The next iteration to be recorded. */
  next: number
  record(iteration: number, loss: number, offset: Float64Array): void
  /** The history with its last point, which is kept whatever its number. */
  finish(iteration: number, loss: number, offset: Float64Array): History
}

/**
 * Keeps every iteration while there is room for them, then every second, every fourth …: at most `capacity` points and no memory that
 * grows with the iterations. The first and the last are always kept.
 */
export function createHistory(capacity: number, count: number): HistoryRecorder {
  const iterations = new Int32Array(capacity)
  const losses = new Float64Array(capacity)
  const offsets = new Float64Array(capacity * count)
  let length = 0
  let stride = 1
  const put = (iteration: number, loss: number, offset: Float64Array): void => {
    iterations[length] = iteration
    losses[length] = loss
    for (let j = 0, to = length * count; j < count; j++) offsets[to + j] = offset[j]
    length++
  }
  const thin = (): void => {
    const kept = Math.ceil(length / 2)
    for (let i = 1; i < kept; i++) {
      iterations[i] = iterations[2 * i]
      losses[i] = losses[2 * i]
      for (let j = 0, to = i * count; j < count; j++) offsets[to + j] = offsets[2 * to + j]
    }
    length = kept
    stride *= 2
  }
  const recorder: HistoryRecorder = {
    next: 0,
    record(iteration, loss, offset) {
      // One place is kept free for the last point.
      if (length === capacity - 1) {
        thin()
        if (iteration % stride !== 0) {
          recorder.next = iteration - (iteration % stride) + stride
          return
        }
      }
      put(iteration, loss, offset)
      recorder.next = iteration + stride
    },
    finish(iteration, loss, offset) {
      if (length === 0 || iterations[length - 1] !== iteration) put(iteration, loss, offset)
      return {
        iterations: iterations.slice(0, length),
        losses: losses.slice(0, length),
        offsets: offsets.slice(0, length * count),
      }
    },
  }
  return recorder
}
