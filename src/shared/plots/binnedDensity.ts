/** An axis cut into bins of equal width; one bin where all values are the same. */
export interface BinAxis {
  readonly low: number
  readonly high: number
  readonly bins: number
}

/**
 * How many rows fall into each cell of a grid: what a scatter plot of very many points shows (Carr, Littlefield, Nicholson and
 * Littlefield 1987, Scatterplot matrix techniques for large N, JASA 82, 424–436). Its cells are rectangles and not the hexagons
 * preferred there, because the range of a rectangle can be said in words and it stays one wherever an axis is stretched.
 */
export interface BinnedDensity {
  readonly x: BinAxis
  readonly y: BinAxis
  /** The cell in column i and row j, from the lower left: entry j · x.bins + i. */
  readonly counts: Uint32Array
}

/** Cells along each axis: some six pixels wide and high in the window's charts. */
export const X_BINS = 80
export const Y_BINS = 48

const TINY_SPAN = 1e-280

export const binAxis = (low: number, high: number, bins: number): BinAxis => ({
  low,
  high,
  bins: high > low ? bins : 1,
})

/** Finds the bin of values from `low` to `high`; each bin holds its lower edge, the last one its upper edge too. */
export class BinFinder {
  readonly #scale: number
  readonly #low: number
  readonly #binsPerUnit: number
  readonly #last: number

  constructor({ low, high, bins }: BinAxis) {
    // The width of a range from one end of the doubles to the other is not a double, nor are the bins in a unit of a tiny one.
    const span = high - low
    this.#scale = span === Infinity ? 0.5 : span < TINY_SPAN ? 2 ** 300 : 1
    this.#low = low * this.#scale
    this.#binsPerUnit = bins === 1 ? 0 : bins / (high * this.#scale - this.#low)
    this.#last = bins - 1
  }

  binOf(value: number): number {
    const bin = Math.floor((value * this.#scale - this.#low) * this.#binsPerUnit)
    return bin < this.#last ? bin : this.#last
  }
}

/** The lower edge of bin k; that of the bin after the last is the axis's end. */
export function binEdge({ low, high, bins }: BinAxis, k: number): number {
  return k === bins ? high : low * (1 - k / bins) + high * (k / bins)
}

export interface DensityCell {
  readonly column: number
  readonly row: number
  readonly count: number
}

/** The cells with any rows in them. */
export function* occupiedCells({ x, counts }: BinnedDensity): Iterable<DensityCell> {
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]
    if (count > 0) yield { column: cell % x.bins, row: Math.floor(cell / x.bins), count }
  }
}

/** The count of the fullest cell. */
export function highestCount({ counts }: BinnedDensity): number {
  let most = 0
  for (const count of counts) if (count > most) most = count
  return most
}
