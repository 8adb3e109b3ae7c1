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

/**
 * Sorts keys ascending in place, and their tags with them; equal keys keep their order. Each value goes to one of many buckets of
 * equal width, a bucket with many different ones is sorted in the same way, and an insertion ends it: linear in
 * time (the distribution of Flashsort, Neubert 1998, made stable by a second array). False where the values are spread too unevenly
 * for that, over hundreds of orders of magnitude; they are then in any order.
 */
export function bucketSort({ keys, tags }: TaggedKeys): boolean {
  const work = { keys, tags, oldKeys: new Float64Array(keys.length), oldTags: new Int32Array(keys.length) }
  let moves = MOST_MOVES * keys.length
  const ranges: (readonly [from: number, to: number])[] = [[0, keys.length]]
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [from, to] = range
    const ends = endsOf(keys, from, to)
    if (to - from <= FEW || ends.least === ends.greatest) continue
    moves -= to - from
    if (moves < 0) return false
    const starts = distribute(work, { from, to, ...ends })
    if (starts === null) return false
    for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
      if (starts[bucket + 1] - starts[bucket] > FEW) ranges.push([starts[bucket], starts[bucket + 1]])
    }
  }
  insert({ keys, tags })
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
function distribute({ keys, tags, oldKeys, oldTags }: Work, range: KeyRange): Int32Array | null {
  const { from, to, least, greatest } = range
  const count = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(to - from)))
  const scale = count / (greatest - least)
  // Ends so far apart, or so close, that the width of a bucket is no number.
  if (!Number.isFinite(scale) || scale === 0) return null
  const last = count - 1
  const starts = new Int32Array(count + 1)
  for (let i = from; i < to; i++) starts[Math.min(last, ((keys[i] - least) * scale) | 0) + 1]++
  starts[0] = from
  for (let bucket = 0; bucket < count; bucket++) starts[bucket + 1] += starts[bucket]
  oldKeys.set(keys.subarray(from, to), from)
  oldTags.set(tags.subarray(from, to), from)
  const next = starts.slice()
  for (let i = from; i < to; i++) {
    const key = oldKeys[i]
    const place = next[Math.min(last, ((key - least) * scale) | 0)]++
    keys[place] = key
    tags[place] = oldTags[i]
  }
  return starts
}

/** Puts each key that is not beyond the one before it where it belongs; only few keys stand between. */
function insert({ keys, tags }: TaggedKeys): void {
  for (let i = 1; i < keys.length; i++) {
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

function endsOf(keys: Float64Array, from: number, to: number): Pick<KeyRange, 'least' | 'greatest'> {
  let [least, greatest] = [Infinity, -Infinity]
  for (let i = from; i < to; i++) {
    const key = keys[i]
    if (key < least) least = key
    if (key > greatest) greatest = key
  }
  return { least, greatest }
}
