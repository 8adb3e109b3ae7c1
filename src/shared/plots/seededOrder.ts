/**
 * A number from 0 to 2³² − 1 that looks random but follows from a row and a seed: drawing the rows with the least numbers is a random
 * sample without replacement, the same whenever it is drawn. Twice the finaliser of MurmurHash3 (Appleby), the second time with
 * the seed, so that seeds give samples of their own.
 */
export function seededOrder(row: number, seed: number): number {
  return mix(mix(row) ^ seed) >>> 0
}

function mix(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
