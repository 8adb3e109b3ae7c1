/** Numbers and what goes with them: `tags[i]` belongs to `keys[i]`. No key is NaN. */
export interface TaggedKeys {
  readonly keys: Float64Array
  readonly tags: Int32Array
}

/** Up to so many are left to the insertion at the end. */
const FEW = 16
/** More of them would leave the processor's cache. */
const MOST_BUCKETS = 1 << 13
/** So often may a key be moved on average; where it takes more, other ways to sort are faster. */
const MOST_MOVES = 6
/** So many keys are passed over at a time: some milliseconds. */
const KEYS_AT_ONCE = 1 << 18

/**
 * Sorts keys ascending in place, and their tags with them; equal keys keep their order. Each value goes to one of many buckets of
 * equal width, a bucket with many different ones is sorted in the same way, and an insertion ends it: linear in
 * time (the distribution of Flashsort, Neubert 1998, made stable by a second array). False where the values are spread too unevenly
 * for that, over hundreds of orders of magnitude; they are then in any order. It goes on each time it is asked to, so that whoever
 * asks can do something else every few milliseconds.
 */
export function* bucketSort({ keys, tags }: TaggedKeys): Generator<undefined, boolean> {
  const work = { keys, tags, oldKeys: new Float64Array(keys.length), oldTags: new Int32Array(keys.length) }
  let moves = MOST_MOVES * keys.length
  let passed = 0
  const ranges: (readonly [from: number, to: number])[] = [[0, keys.length]]
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [from, to] = range
    const ends = endsOf(keys, from, to)
    if (to - from <= FEW || ends.least === ends.greatest) continue
    moves -= to - from
    if (moves < 0) return false
    const starts = yield* distribute(work, { from, to, ...ends })
    if (starts === null) return false
    for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
      if (starts[bucket + 1] - starts[bucket] > FEW) ranges.push([starts[bucket], starts[bucket + 1]])
    }
    passed += to - from
    if (passed >= KEYS_AT_ONCE) yield
    passed %= KEYS_AT_ONCE
  }
  for (const [from, to] of parts(1, keys.length)) {
    insert({ keys, tags }, from, to)
    yield
  }
  return true
}

interface Work extends TaggedKeys {
  readonly oldKeys: Float64Array
  readonly oldTags: Int32Array
}

interface KeyRange {
  readonly from: number
  readonly to: number
  readonly least: number
  readonly greatest: number
}

/** Puts the keys of each bucket side by side, in the order in which they came; answers where each bucket starts, or null. */
function* distribute(work: Work, range: KeyRange): Generator<undefined, Int32Array | null> {
  const { from, to, least, greatest } = range
  const count = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(to - from)))
  const scale = count / (greatest - least)
  // Ends so far apart, or so close, that the width of a bucket is no number.
  if (!Number.isFinite(scale) || scale === 0) return null
  const places = { least, scale, last: count - 1 }
  const starts = new Int32Array(count + 1)
  for (const [start, end] of parts(from, to)) {
    if (start > from) yield
    countKeys(work, places, { starts, start, end })
  }
  starts[0] = from
  for (let bucket = 0; bucket < count; bucket++) starts[bucket + 1] += starts[bucket]
  const next = starts.slice()
  for (const [start, end] of parts(from, to)) {
    if (start > from) yield
    moveKeys(work, places, { next, start, end })
  }
  return starts
}

/** Into which bucket a key belongs. */
interface Buckets {
  readonly least: number
  readonly scale: number
  readonly last: number
}

interface CountedPart {
  readonly starts: Int32Array
  readonly start: number
  readonly end: number
}

/** Counts the keys of a part for the buckets after theirs, and sets them aside. */
function countKeys(
  { keys, tags, oldKeys, oldTags }: Work,
  { least, scale, last }: Buckets,
  { starts, start, end }: CountedPart,
): void {
  for (let i = start; i < end; i++) starts[Math.min(last, ((keys[i] - least) * scale) | 0) + 1]++
  oldKeys.set(keys.subarray(start, end), start)
  oldTags.set(tags.subarray(start, end), start)
}

interface MovedPart {
  /** Where the next key of each bucket goes. */
  readonly next: Int32Array
  readonly start: number
  readonly end: number
}

function moveKeys(
  { keys, tags, oldKeys, oldTags }: Work,
  { least, scale, last }: Buckets,
  { next, start, end }: MovedPart,
): void {
  for (let i = start; i < end; i++) {
    const key = oldKeys[i]
    const place = next[Math.min(last, ((key - least) * scale) | 0)]++
    keys[place] = key
    tags[place] = oldTags[i]
  }
}

/** Puts each key of a part that is not beyond the one before it where it belongs; only few keys stand between. */
function insert({ keys, tags }: TaggedKeys, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const key = keys[i]
    if (keys[i - 1] <= key) continue
    const tag = tags[i]
    let place = i
    for (; place > 0 && keys[place - 1] > key; place--) {
      keys[place] = keys[place - 1]
      tags[place] = tags[place - 1]
    }
    keys[place] = key
    tags[place] = tag
  }
}

function* parts(from: number, to: number): Generator<readonly [start: number, end: number], void> {
  for (let start = from; start < to; start += KEYS_AT_ONCE) yield [start, Math.min(to, start + KEYS_AT_ONCE)]
}

function endsOf(keys: Float64Array, from: number, to: number): Pick<KeyRange, 'least' | 'greatest'> {
  let [least, greatest] = [Infinity, -Infinity]
  for (let i = from; i < to; i++) {
    const key = keys[i]
    if (key < least) least = key
    if (key > greatest) greatest = key
  }
  return { least, greatest }
}
