interface Search {
  /** 1-based numbers of the rows that match, ascending. */
  readonly matching: Int32Array
  /** 1-based row numbers as the view shows them; null for all rows in the order of the file. */
  readonly order: Int32Array | null
}

/** The places in the view, from 0 and ascending, at which rows match. */
export function foundPlaces({ matching, order }: Search, rowCount: number): Int32Array {
  if (order === null) return matching.map((row) => row - 1)
  const matches = new Uint8Array(rowCount + 1)
  for (const row of matching) matches[row] = 1
  const places = new Int32Array(Math.min(matching.length, order.length))
  let count = 0
  for (let place = 0; place < order.length; place++) if (matches[order[place]] === 1) places[count++] = place
  return places.subarray(0, count)
}

/** Which of the places comes next, from one on and round the end: its index, or -1 where there is none. */
export function nextPlace(places: Int32Array, from: number, direction: 'next' | 'previous'): number {
  if (places.length === 0) return -1
  const first = firstFrom(places, direction === 'next' ? from : from + 1)
  if (direction === 'next') return first === places.length ? 0 : first
  return first === 0 ? places.length - 1 : first - 1
}

/** The index of the first place that is not before `from`. */
function firstFrom(places: Int32Array, from: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle] < from) low = middle + 1
    else high = middle
  }
  return low
}
