import { seededOrder, seedKey } from './seededOrder'

/**
 * A simple random sample of equally many rows from each stratum, all of those that have no more (equal allocation; Cochran 1977,
 * Sampling Techniques, chapter 5): sparse strata are seen whole. Rows are offered one by one; memory does not grow with them.
 */
export class StratifiedSample {
  readonly #key: number
  readonly #orders: Uint32Array
  readonly #indices: Int32Array
  readonly #sizes: Uint8Array
  /** The place of the last in order of each full stratum: the next to leave. */
  readonly #last: Uint8Array

  /** @param each rows drawn of a stratum, at most 255 */
  constructor(
    strata: number,
    private readonly each: number,
    seed: number,
  ) {
    this.#key = seedKey(seed)
    this.#orders = new Uint32Array(strata * each)
    this.#indices = new Int32Array(strata * each)
    this.#sizes = new Uint8Array(strata)
    this.#last = new Uint8Array(strata)
  }

  /** @param row the number by which the row is drawn; @param index what is remembered of it */
  offer(stratum: number, row: number, index: number): void {
    const order = seededOrder(row, this.#key)
    const start = stratum * this.each
    const size = this.#sizes[stratum]
    if (size === this.each) {
      const last = start + this.#last[stratum]
      if (order >= this.#orders[last]) return
      this.#orders[last] = order
      this.#indices[last] = index
    } else {
      this.#orders[start + size] = order
      this.#indices[start + size] = index
      this.#sizes[stratum]++
    }
    this.#findLast(stratum)
  }

  /** The rows drawn so far, in no order. */
  indices(): readonly number[] {
    return Array.from(this.#sizes).flatMap((size, stratum) => {
      const start = stratum * this.each
      return Array.from(this.#indices.subarray(start, start + size))
    })
  }

  #findLast(stratum: number): void {
    const start = stratum * this.each
    let last = 0
    for (let k = 1; k < this.#sizes[stratum]; k++) {
      if (this.#orders[start + k] > this.#orders[start + last]) last = k
    }
    this.#last[stratum] = last
  }
}
