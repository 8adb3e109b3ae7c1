import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranksAmong } from '@shared/plots/ranksAmong'

describe('ranksAmong', () => {
  it('counts the values below each chosen one', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 300 }),
        fc.array(value, { maxLength: 60 }),
        (values, others) => {
          const chosen = Float64Array.from([...values.slice(0, 20), ...others]).sort()
          const ranks = ranksAmong(Float64Array.from([...values, NaN, -Infinity]), chosen)
          chosen.forEach((limit, k) => expect(ranks[k]).toBe(values.filter((one) => one < limit).length))
        },
      ),
    )
  })

  it('needs no room between values', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) =>
      i === 0 ? -1e300 : i === 1 ? 1e300 : i / 1e5,
    )
    const chosen = values.slice(0, 2000).sort()
    expect(Array.from(ranksAmong(values, chosen).slice(0, 3))).toEqual([0, 1, 2])
    expect(ranksAmong(values, chosen)[1999]).toBe(99_999)
  })
})
