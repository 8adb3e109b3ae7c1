/** Slots of a table that tells roughly where a value belongs, so that few comparisons are left. */
const SLOTS = 4096

/** How many of all values are below each of `chosen`, which are ascending and finite. One pass over the values; what is not finite counts nowhere. */
export function ranksAmong(values: Float64Array, chosen: Float64Array): Float64Array {
  const slots = new ValueSlots(chosen)
  /** Between the chosen value before and this one, this one included. */
  const within = new Float64Array(chosen.length + 1)
  const equal = new Float64Array(chosen.length + 1)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (!Number.isFinite(value)) continue
    const place = slots.firstNotBelow(value)
    within[place]++
    if (value === chosen[place]) equal[place]++
  }
  const ranks = new Float64Array(chosen.length)
  let below = 0
  for (let k = 0; k < chosen.length; k++) {
    const first = k === 0 || chosen[k] !== chosen[k - 1]
    ranks[k] = first ? below + within[k] - equal[k] : ranks[k - 1]
    below += within[k]
  }
  return ranks
}

/** Finds where values belong among ascending ones. */
class ValueSlots {
  readonly #starts = new Int32Array(SLOTS + 1)
  readonly #low: number
  readonly #perSlot: number

  constructor(private readonly chosen: Float64Array) {
    const high = chosen.length === 0 ? 0 : chosen[chosen.length - 1]
    this.#low = chosen.length === 0 ? 0 : chosen[0]
    const span = high - this.#low
    this.#perSlot = span > 0 && span < Infinity ? SLOTS / span : 0
    let place = 0
    for (let slot = 0; slot <= SLOTS; slot++) {
      while (place < chosen.length && this.#slotOf(chosen[place]) < slot) place++
      this.#starts[slot] = place
    }
  }

  /** Index of the first chosen value that is not below; their number if there is none. */
  firstNotBelow(value: number): number {
    const slot = this.#slotOf(value)
    let low = this.#starts[slot]
    let high = slot === SLOTS ? this.chosen.length : this.#starts[slot + 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.chosen[middle] < value) low = middle + 1
      else high = middle
    }
    return low
  }

  #slotOf(value: number): number {
    const slot = Math.floor((value - this.#low) * this.#perSlot)
    return slot > 0 ? Math.min(SLOTS, slot) : 0
  }
}
