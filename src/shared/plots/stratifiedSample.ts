import { seedKey } from './seededOrder'

/**
 * A simple random sample of equally many rows from each stratum, all of those that have no more (equal allocation; Cochran 1977,
 * Sampling Techniques, chapter 5): sparse strata are seen whole. Rows are taken one by one by their `seededOrder`; memory does not grow
 * with them.
 */
export class StratifiedSample {
  /** Of the order by which rows are drawn. */
  readonly key: number
  /** Only a row of a lower order is drawn: the last in order of each full stratum; infinity where there is room. */
  readonly limits: Float64Array
  private readonly orders: Uint32Array
  private readonly drawn: Int32Array
  private readonly sizes: Uint8Array
  /** The place of the last in order of each stratum: the next to leave. */
  private readonly last: Uint8Array

  /** @param each rows drawn of a stratum, at most 255 */
  constructor(
    strata: number,
    private readonly each: number,
    seed: number,
  ) {
    this.key = seedKey(seed)
    this.limits = new Float64Array(strata).fill(Infinity)
    this.orders = new Uint32Array(strata * each)
    this.drawn = new Int32Array(strata * each)
    this.sizes = new Uint8Array(strata)
    this.last = new Uint8Array(strata)
  }

  /** Draws a row whose order is below the limit of its stratum, in place of the last one where that is full; `index` is remembered of it. */
  take(stratum: number, order: number, index: number): void {
    const start = stratum * this.each
    const place = start + (this.sizes[stratum] === this.each ? this.last[stratum] : this.sizes[stratum]++)
    this.orders[place] = order
    this.drawn[place] = index
    this.findLast(stratum)
  }

  /** The rows drawn so far, in no order. */
  indices(): readonly number[] {
    return Array.from(this.sizes).flatMap((size, stratum) => {
      const start = stratum * this.each
      return Array.from(this.drawn.subarray(start, start + size))
    })
  }

  private findLast(stratum: number): void {
    const start = stratum * this.each
    const size = this.sizes[stratum]
    let last = 0
    for (let k = 1; k < size; k++) if (this.orders[start + k] > this.orders[start + last]) last = k
    this.last[stratum] = last
    if (size === this.each) this.limits[stratum] = this.orders[start + last]
  }
}
