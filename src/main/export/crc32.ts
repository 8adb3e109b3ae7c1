/** Remainders of each byte by the reversed polynomial of IEEE 802.3. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0)
  return remainder
})

/** The cyclic redundancy check of zip (CRC-32, ISO 3309), over bytes as they come. */
export class Crc32 {
  #remainder = 0xffff_ffff

  add(bytes: Uint8Array): void {
    let remainder = this.#remainder
    // By index: an iterator takes several times as long before the loop is warm, and the main process checks its journal cold.
    for (let i = 0; i < bytes.length; i++)
      remainder = (remainder >>> 8) ^ TABLE[(remainder ^ bytes[i]) & 0xff]
    this.#remainder = remainder
  }

  get value(): number {
    return (this.#remainder ^ 0xffff_ffff) >>> 0
  }
}
