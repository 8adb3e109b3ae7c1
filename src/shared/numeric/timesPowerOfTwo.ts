/** value · 2^exponent, also where 2^exponent alone would overflow or vanish. */
export function timesPowerOfTwo(value: number, exponent: number): number {
  let result = value
  let rest = exponent
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000
  for (; rest < -1000; rest += 1000) result *= 2 ** -1000
  return result * 2 ** rest
}
