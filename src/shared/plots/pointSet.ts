import type { PointSet } from './plotModel'

/** Up to here every point is drawn. */
export const POINT_LIMIT = 5000
/** Of more flagged points than this only the worst are drawn. */
export const FLAGGED_LIMIT = 2000

export interface PointSource {
  /** One entry a used row. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly rows: Int32Array
  readonly flags: Uint8Array
  /** The larger, the worse: which flagged points to keep when there are too many. */
  readonly severity: Float64Array
}

/**
 * The points to draw. Up to 5,000 all of them; of more, one of each k rows in sequence so that at most 5,000 remain, the ends of
 * both axes, and the flagged rows: all, or the 2,000 with the largest |severity|. Points without a finite place are left out and not
 * counted. The same data give the same points.
 */
export function pointSet(source: PointSource): PointSet {
  const drawable = drawableIndices(source)
  const chosen = drawable.length <= POINT_LIMIT ? drawable : sample(source, drawable)
  const { x, y, rows, flags } = source
  return {
    x: Float64Array.from(chosen, (i) => x[i]),
    y: Float64Array.from(chosen, (i) => y[i]),
    rows: Int32Array.from(chosen, (i) => rows[i]),
    flags: Uint8Array.from(chosen, (i) => flags[i]),
    total: drawable.length,
    flaggedLeftOut: countFlagged(drawable, flags) - countFlagged(chosen, flags),
  }
}

function drawableIndices({ x, y }: PointSource): Int32Array {
  const indices = new Int32Array(x.length)
  let count = 0
  for (let i = 0; i < x.length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) indices[count++] = i
  }
  return indices.subarray(0, count)
}

function sample(source: PointSource, drawable: Int32Array): Int32Array {
  const { x, y, flags, severity } = source
  const stride = Math.ceil(drawable.length / POINT_LIMIT)
  const isChosen = new Uint8Array(x.length)
  for (let k = 0; k < drawable.length; k += stride) {
    const width = Math.min(stride, drawable.length - k)
    isChosen[drawable[k + Math.floor(share(k) * width)]] = 1
  }
  for (const i of [...extremes(x, drawable), ...extremes(y, drawable)]) isChosen[i] = 1
  for (const i of worstFlagged(drawable, flags, severity)) isChosen[i] = 1
  return drawable.filter((i) => isChosen[i] === 1)
}

/**
 * A number in [0, 1) that looks random but follows from k: rows at regular steps would show patterns of their own where the data
 * repeat themselves. The finaliser of MurmurHash3 (Appleby).
 */
function share(k: number): number {
  let hash = Math.imul(k ^ (k >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

function extremes(values: Float64Array, indices: Int32Array): [number, number] {
  let least = indices[0]
  let greatest = indices[0]
  for (const i of indices) {
    if (values[i] < values[least]) least = i
    if (values[i] > values[greatest]) greatest = i
  }
  return [least, greatest]
}

function worstFlagged(indices: Int32Array, flags: Uint8Array, severity: Float64Array): Int32Array {
  const flagged = indices.filter((i) => flags[i] !== 0)
  if (flagged.length <= FLAGGED_LIMIT) return flagged
  return flagged.sort((a, b) => rank(severity[b]) - rank(severity[a])).subarray(0, FLAGGED_LIMIT)
}

/** A point that fits itself alone (leverage 1) has no studentized residual, and nothing is worse. */
const rank = (severity: number): number => (Number.isNaN(severity) ? Number.MAX_VALUE : Math.abs(severity))

function countFlagged(indices: Int32Array, flags: Uint8Array): number {
  let count = 0
  for (const i of indices) if (flags[i] !== 0) count++
  return count
}
