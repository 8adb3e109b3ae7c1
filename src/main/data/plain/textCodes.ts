const EMPTY = -1

/** Gives every distinct run of bytes a number, in the order in which they are met: a text need not be made of each cell. */
export class TextCodes {
  private slots = new Int32Array(1 << 10).fill(EMPTY)
  private pool = new Uint8Array(1 << 14)
  /** Where the bytes of each code end in the pool; they begin where those before end. */
  private ends = new Int32Array(1 << 8)
  private hashes = new Int32Array(1 << 8)
  count = 0

  /** The number of bytes [start, end). */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    // FNV-1a.
    let hash = -2128831035
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 16777619)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (let code = this.slots[slot]; code !== EMPTY; code = this.slots[slot]) {
      if (this.hashes[code] === hash && this.isSame(code, bytes, start, end)) return code
      slot = (slot + 1) & mask
    }
    return this.add(bytes.subarray(start, end), hash, slot)
  }

  /** The bytes of a code. */
  bytesOf(code: number): Uint8Array {
    return this.pool.subarray(code === 0 ? 0 : this.ends[code - 1], this.ends[code])
  }

  private isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = code === 0 ? 0 : this.ends[code - 1]
    const length = this.ends[code] - from
    if (length !== end - start) return false
    for (let i = 0; i < length; i++) if (this.pool[from + i] !== bytes[start + i]) return false
    return true
  }

  private add(text: Uint8Array, hash: number, slot: number): number {
    const code = this.count++
    if (code === this.ends.length) {
      this.ends = doubled(this.ends)
      this.hashes = doubled(this.hashes)
    }
    const from = code === 0 ? 0 : this.ends[code - 1]
    const end = from + text.length
    if (end > this.pool.length) {
      const larger = new Uint8Array(Math.max(2 * this.pool.length, end))
      larger.set(this.pool.subarray(0, from))
      this.pool = larger
    }
    this.pool.set(text, from)
    this.ends[code] = end
    this.hashes[code] = hash
    this.slots[slot] = code
    if (2 * this.count > this.slots.length) this.spread()
    return code
  }

  /** Twice as many slots, so that a search ends soon. */
  private spread(): void {
    const slots = new Int32Array(2 * this.slots.length).fill(EMPTY)
    const mask = slots.length - 1
    for (let code = 0; code < this.count; code++) {
      let slot = this.hashes[code] & mask
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.slots = slots
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * values.length)
  larger.set(values)
  return larger
}
