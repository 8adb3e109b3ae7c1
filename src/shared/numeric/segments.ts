/**
 * The rows of a pass in segments of a fixed length. Sums are made of each by itself and added in order, so that the digits are the
 * same whoever makes them, in however many threads.
 */
export interface Segment {
  readonly start: number
  readonly end: number
}

export const SEGMENT_ROWS = 1 << 17

/** Writes what it finds of a segment, into zeros. */
export type SegmentWork = (segment: Segment, found: Float64Array) => void

/** A pass of which each segment is done by whoever is free; it lies in memory that threads share. */
export interface SharedPass {
  readonly rowCount: number
  /** How many numbers are found of a segment. */
  readonly width: number
  readonly found: Float64Array
  /** The first segment that nobody has begun, then of each 1 when it is done. */
  readonly state: Int32Array
}

export interface PassShape {
  readonly rowCount: number
  readonly width: number
  /** Told when a segment is done, by how many rows have been begun. */
  readonly onRows?: (begun: number) => void
  /** Calls the others to a pass of several segments. @default this thread does all */
  readonly share?: (pass: SharedPass) => void
}

/** Does a pass; answers what was found of each segment, in order. */
export function doSegments(shape: PassShape, work: SegmentWork): readonly Float64Array[] {
  const { rowCount, width, share, onRows } = shape
  const count = Math.ceil(rowCount / SEGMENT_ROWS)
  const isShared = share !== undefined && count > 1
  const pass = createPass(rowCount, width, isShared ? SharedArrayBuffer : ArrayBuffer)
  if (isShared) share(pass)
  takePart(pass, (segment, found) => {
    work(segment, found)
    onRows?.(segment.end)
  })
  return Array.from({ length: count }, (_, index) => foundOf(pass, index, work))
}

function createPass(
  rowCount: number,
  width: number,
  Memory: typeof SharedArrayBuffer | typeof ArrayBuffer,
): SharedPass {
  const count = Math.ceil(rowCount / SEGMENT_ROWS)
  return {
    rowCount,
    width,
    found: new Float64Array(new Memory(8 * width * count)),
    state: new Int32Array(new Memory(4 * (count + 1))),
  }
}

/** Does segments of a pass as long as there are some that nobody has begun. */
export function takePart({ rowCount, width, found, state }: SharedPass, work: SegmentWork): void {
  for (;;) {
    const index = Atomics.add(state, 0, 1)
    if (index * SEGMENT_ROWS >= rowCount) return
    work(segmentAt(index, rowCount), found.subarray(index * width, (index + 1) * width))
    Atomics.store(state, index + 1, 1)
    Atomics.notify(state, index + 1)
  }
}

function segmentAt(index: number, rowCount: number): Segment {
  return { start: index * SEGMENT_ROWS, end: Math.min(rowCount, (index + 1) * SEGMENT_ROWS) }
}

/** A segment takes a fraction of a second: who takes so long has died. */
const PATIENCE_MS = 20_000

/** What was found of a segment; one that another has begun is waited for, and done again where that leads to nothing. */
function foundOf(
  { rowCount, width, found, state }: SharedPass,
  index: number,
  work: SegmentWork,
): Float64Array {
  while (Atomics.load(state, index + 1) === 0) {
    if (Atomics.wait(state, index + 1, 0, PATIENCE_MS) !== 'timed-out') continue
    const own = new Float64Array(width)
    work(segmentAt(index, rowCount), own)
    return own
  }
  return found.subarray(index * width, (index + 1) * width)
}

/** The sums of all segments, from 0 on. */
export function addSegments(found: readonly Float64Array[], target: Float64Array): void {
  for (const sums of found) for (let k = 0; k < target.length; k++) target[k] += sums[k]
}
