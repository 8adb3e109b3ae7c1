/**
 * The `capacity` largest of the values offered, in memory of that size: a heap with the least of them on top. Of equal values
 * those offered first are kept; NaN is never.
 */
export class BoundedLargest {
  readonly #values: Float64Array
  readonly #indices: Int32Array
  #size = 0

  constructor(private readonly capacity: number) {
    this.#values = new Float64Array(capacity)
    this.#indices = new Int32Array(capacity)
  }

  /** Takes part with an index; indices are offered in ascending order. */
  offer(index: number, value: number): void {
    if (this.#size < this.capacity) {
      if (!Number.isNaN(value)) this.#rise(index, value)
    } else if (this.capacity > 0 && value > this.#values[0]) this.#sink(index, value)
  }

  /** The indices of the values kept, in no order. */
  get indices(): Int32Array {
    return this.#indices.subarray(0, this.#size)
  }

  #rise(index: number, value: number): void {
    let at = this.#size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(value, index, parent)) break
      this.#place(at, this.#values[parent], this.#indices[parent])
      at = parent
    }
    this.#place(at, value, index)
  }

  #sink(index: number, value: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#size) break
      const other = child + 1
      if (other < this.#size && this.#isWorse(this.#values[other], this.#indices[other], child)) child = other
      if (this.#isWorse(value, index, child)) break
      this.#place(at, this.#values[child], this.#indices[child])
      at = child
    }
    this.#place(at, value, index)
  }

  /** Whether a value is to go before the one in place: it is smaller, or as large and came later. */
  #isWorse(value: number, index: number, place: number): boolean {
    const other = this.#values[place]
    return value < other || (value === other && index > this.#indices[place])
  }

  #place(at: number, value: number, index: number): void {
    this.#values[at] = value
    this.#indices[at] = index
  }
}
