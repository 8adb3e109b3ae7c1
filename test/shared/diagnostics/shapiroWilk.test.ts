import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shapiroWilk } from '@shared/diagnostics/shapiroWilk'
import { expectClose } from './closeTo'
import { referenceFolder } from './referenceModel'

const references = JSON.parse(readFileSync(`${referenceFolder}/diagnostics/shapiro.json`, 'utf8')) as {
  n: number
  w: number
  p: number
}[]

const sample = (n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (((7919 * (i + 1)) % 10007) / 1000) ** 2)

describe('Shapiro–Wilk test', () => {
  it.each(references)('is R’s shapiro.test for $n values', ({ n, w, p }) => {
    const test = shapiroWilk(sample(n))
    expectClose([test?.statistic ?? NaN, test?.pValue ?? NaN], [w, p])
  })

  it('does not depend on the order of the values, their place or their unit', () => {
    const values = sample(40)
    const expected = shapiroWilk(values)
    const moved = shapiroWilk(
      values
        .slice()
        .reverse()
        .map((value) => 1e-8 * value - 3e-7),
    )
    expect(moved?.statistic).toBeCloseTo(expected?.statistic ?? NaN, 12)
  })

  it('is absent for fewer than 3 or more than 5000 values, and for values that do not vary', () => {
    expect(shapiroWilk(sample(2))).toBeNull()
    expect(shapiroWilk(sample(5001))).toBeNull()
    expect(shapiroWilk(Float64Array.of(1, 1, 1, 1))).toBeNull()
    expect(shapiroWilk(Float64Array.of(1, 2, Infinity))).toBeNull()
  })
})
