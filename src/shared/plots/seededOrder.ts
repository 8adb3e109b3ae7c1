/**
 * A number from 0 to 2³² − 1 that looks random but follows from a row and a seed: drawing the rows with the least numbers is a random
 * sample without replacement, the same whenever it is drawn. The finaliser of MurmurHash3 (Appleby).
 *
 * @param key what `seedKey` makes of the seed
 */
export function seededOrder(row: number, key: number): number {
  return mix(row ^ key) >>> 0
}

/** Seeds in sequence give samples that have nothing to do with each other. */
export const seedKey = (seed: number): number => mix(seed ^ 0x9e3779b9)

function mix(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
