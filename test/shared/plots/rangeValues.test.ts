import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { span } from '@shared/plots/rangeValues'

describe('span', () => {
  it('is the least and the greatest of the numbers, wherever what is none stands', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1 }), (values) => {
        const numbers = values.filter((value) => !Number.isNaN(value))
        const expected = numbers.length === 0 ? [NaN, NaN] : [Math.min(...numbers), Math.max(...numbers)]
        span(values).forEach((end, k) => expect(end === expected[k] || Number.isNaN(end)).toBe(true))
        expect(Number.isNaN(span(values)[0])).toBe(numbers.length === 0)
      }),
    )
    expect(span([1, 2, NaN])).toEqual([1, 2])
    expect(span([])).toEqual([NaN, NaN])
  })
})
