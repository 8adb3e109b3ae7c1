import type { RowVector } from './rowVector'

/** More rows at once are nothing that is asked for again. */
const MOST_ROWS = 8192

/** The same vector, which keeps the rows that it made last: whoever asks for some of them once more has them copied. */
export function remembering({ length, fill }: RowVector): RowVector {
  const kept = new Float64Array(MOST_ROWS)
  let [first, last] = [0, 0]
  return {
    length,
    fill: (start, end, target) => {
      const from = Math.max(start, first)
      const to = Math.min(end, last)
      if (from < to) {
        if (start < from) fill(start, from, target)
        target.set(kept.subarray(from - first, to - first), from - start)
        if (to < end) fill(to, end, target.subarray(to - start, end - start))
      } else fill(start, end, target)
      if (end - start > MOST_ROWS || (start >= first && end <= last)) return
      kept.set(target.subarray(0, end - start))
      first = start
      last = end
    },
  }
}
