import { expect, it } from 'vitest'
import { timesPowerOfTwo } from '@shared/numeric/timesPowerOfTwo'

it('scales exactly where the power alone would overflow or vanish', () => {
  expect(timesPowerOfTwo(3, 4)).toBe(48)
  expect(timesPowerOfTwo(2 ** -1000, 1900)).toBe(2 ** 900)
  expect(timesPowerOfTwo(2 ** 1000, -1990)).toBe(2 ** -990)
  expect(timesPowerOfTwo(1, 1100)).toBe(Infinity)
  expect(timesPowerOfTwo(NaN, 3)).toBeNaN()
})
