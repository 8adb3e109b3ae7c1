import { normalQuantile } from './normal'

/** Random numbers that a seed determines, bit for bit, on every machine. */
export interface SeededRandom {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number
  /** Standard normal, by inversion. */
  normal(): number
  /** Uniform on the integers 0 … bound − 1, 1 ≤ bound ≤ 2⁵³, without bias. */
  integer(bound: number): number
}

/** Xoshiro128** (Blackman and Vigna 2021), its state filled from the seed (an integer) by SplitMix32. */
export function seededRandom(seed: number): SeededRandom {
  const state = fillState(seed)
  const bits53 = (): number => {
    const high = nextWord(state) >>> 5
    const low = nextWord(state) >>> 6
    return high * 2 ** 26 + low
  }
  return {
    uniform: () => bits53() * 2 ** -53,
    normal: () => normalQuantile((bits53() + 0.5) * 2 ** -53),
    integer: (bound) => {
      const limit = 2 ** 53 - (2 ** 53 % bound)
      let value = bits53()
      while (value >= limit) value = bits53()
      return value % bound
    },
  }
}

function fillState(seed: number): Int32Array {
  let counter = (seed | 0) ^ Math.imul(Math.floor(seed / 2 ** 32) | 0, 0x9e3779b1)
  return Int32Array.from({ length: 4 }, () => {
    counter = (counter + 0x9e3779b9) | 0
    let word = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return word ^ (word >>> 15)
  })
}

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function nextWord(state: Int32Array): number {
  const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9)
  const shifted = state[1] << 9
  state[2] ^= state[0]
  state[3] ^= state[1]
  state[1] ^= state[2]
  state[0] ^= state[3]
  state[2] ^= shifted
  state[3] = rotateLeft(state[3], 11)
  return result >>> 0
}
