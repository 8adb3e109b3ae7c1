/**
 * The value of that rank (0-based) among `values`, whose order changes: smaller ones come to stand before it, larger ones behind.
 * Floyd and Rivest's SELECT (1975), algorithm 489, without its recursion on samples of few values.
 */
export function selectRank(values: Float64Array, rank: number, left = 0, right = values.length - 1): number {
  let low = left
  let high = right
  while (high > low) {
    if (high - low > MANY) sampleAround(values, rank, low, high)
    const pivot = values[rank]
    let i = low
    let j = high
    swap(values, low, rank)
    if (values[high] > pivot) swap(values, low, high)
    while (i < j) {
      swap(values, i++, j--)
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
    }
    if (values[low] === pivot) swap(values, low, j)
    else swap(values, ++j, high)
    if (j <= rank) low = j + 1
    if (rank <= j) high = j - 1
  }
  return values[rank]
}

/** The median as R has it: of an even number of values the mean of the two in the middle. Their order changes. */
export function median(values: Float64Array): number {
  const { length } = values
  if (length === 0) return NaN
  const upper = selectRank(values, length >> 1)
  if (length % 2 === 1) return upper
  let lower = -Infinity
  for (let i = 0; i < length >> 1; i++) if (values[i] > lower) lower = values[i]
  return lower / 2 + upper / 2
}

/** More values than this are first narrowed down by a sample of them. */
const MANY = 600

/** Brings the value of that rank near its place by selecting within a sample about it. */
function sampleAround(values: Float64Array, rank: number, low: number, high: number): void {
  const n = high - low + 1
  const i = rank - low + 1
  const z = Math.log(n)
  const s = 0.5 * Math.exp((2 * z) / 3)
  const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * Math.sign(i - n / 2)
  const from = Math.max(low, Math.floor(rank - (i * s) / n + sd))
  const to = Math.min(high, Math.floor(rank + ((n - i) * s) / n + sd))
  selectRank(values, rank, from, to)
}

function swap(values: Float64Array, i: number, j: number): void {
  const value = values[i]
  values[i] = values[j]
  values[j] = value
}
