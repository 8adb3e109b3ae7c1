import { expect, it } from 'vitest'
import { compensatedSum } from '@shared/numeric/compensatedSum'

it('keeps what a running sum would lose', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2)
  expect(compensatedSum(new Array<number>(10).fill(0.1))).toBe(1)
  expect(compensatedSum([])).toBe(0)
  expect(compensatedSum([Infinity, 1])).toBe(Infinity)
})
