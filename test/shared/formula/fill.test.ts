import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { builtDesign, matrixOf } from './buildReference'
import { tableOf } from './referenceTable'

/** Park and Miller's generator: the same table in every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647)
}

const ROWS = 3000
const next = sequence(7)
const integers = Array.from({ length: ROWS }, () => 1_000_000 + (next() % 1_000_000))
const table = tableOf({
  y: Array.from({ length: ROWS }, (_, i) => i),
  x: integers,
  z: Array.from({ length: ROWS }, () => (next() % 100_000) / 1000 + 1),
  n: Array.from({ length: ROWS }, () => next() % 7),
  f: Array.from({ length: ROWS }, () => `level ${next() % 4}`),
  l: Array.from({ length: ROWS }, () => (next() % 9 === 0 ? null : next() % 2 === 0)),
})

const formulas = [
  'y ~ x + z',
  'y ~ x * z * n + l',
  'y ~ f * poly(z, 3) + I(x^2)',
  'y ~ 0 + f:l + log(z):l + poly(n, 2, raw = TRUE)',
  'y ~ factor(n):x + scale(z) * I(scale(z)^2) + ifelse(l, z, -z)',
]

function pairsOf(design: DesignMatrix): { high: Float64Array; low: Float64Array } {
  const length = design.rowCount * design.columnCount
  const pairs = { high: new Float64Array(length), low: new Float64Array(length) }
  design.fillDoubleDouble(0, design.rowCount, pairs.high, pairs.low)
  return pairs
}

describe('blocks', () => {
  it.each(formulas)('%s: the size of the blocks changes nothing', (formula) => {
    const design = builtDesign(formula, table)
    const whole = matrixOf(design)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ROWS + 100 }), (blockRows) => {
        expect(matrixOf(design, blockRows)).toEqual(whole)
      }),
      { numRuns: 12, examples: [[1024], [1025], [512]] },
    )
  })

  it('rows that are read through an index are those that lie in place', () => {
    const included = new Uint8Array(ROWS).fill(1)
    included[ROWS - 1] = 0
    const formula = 'y ~ x * z + I(x^2) + f:n + poly(n, 2, raw = TRUE)'
    const [all, most] = [builtDesign(formula, table), builtDesign(formula, table, { included })]
    const [whole, part] = [matrixOf(all), matrixOf(most)]
    const rows = most.rowCount
    expect(most.columnNames).toEqual(all.columnNames)
    for (let j = 0; j < all.columnCount; j++) {
      expect(part.subarray(j * rows, (j + 1) * rows)).toEqual(whole.subarray(j * ROWS, j * ROWS + rows))
    }
  })
})

/** (high + low) · 2^1000 as an exact integer. */
function exact(high: number, low = 0): bigint {
  return fixedPoint(high) + fixedPoint(low)
}

function fixedPoint(value: number): bigint {
  let scale = 0
  let scaled = value
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    scale++
  }
  return BigInt(scaled) << BigInt(1000 - scale)
}

describe('double-double', () => {
  it.each(formulas)('%s: its high part is the double to the last digits', (formula) => {
    const design = builtDesign(formula, table)
    const { high, low } = pairsOf(design)
    const double = matrixOf(design)
    const worst = high.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - double[i]) / (Math.abs(value) + 1e-2)),
      0,
    )
    expect(worst).toBeLessThan(1e-12)
    expect(low.every((value, i) => Math.abs(value) <= Math.abs(high[i]) * 2 ** -52)).toBe(true)
  })

  it('sums, products and whole powers are exact to 31 digits', () => {
    const design = builtDesign('y ~ I(x^5) + x:I(x + 1):I(x * 3 - 7) + I((x - 1)^2 * x)', table)
    const { high, low } = pairsOf(design)
    const expected = [
      (x: bigint) => x ** 5n,
      (x: bigint) => (x - 1n) ** 2n * x,
      (x: bigint) => x * (x + 1n) * (x * 3n - 7n),
    ]
    expected.forEach((polynomial, k) => {
      integers.forEach((x, i) => {
        const at = (k + 1) * design.rowCount + i
        const value = polynomial(BigInt(x)) << 1000n
        const error = exact(high[at], low[at]) - value
        expect((error < 0n ? -error : error) * 10n ** 30n <= value).toBe(true)
      })
    })
  })

  it('a quotient times its divisor is the dividend', () => {
    const design = builtDesign('y ~ I(x/3) + I(1/z) + I(x^-2)', table)
    const { high, low } = pairsOf(design)
    integers.forEach((x, i) => {
      const third = exact(high[ROWS + i], low[ROWS + i]) * 3n - (BigInt(x) << 1000n)
      expect((third < 0n ? -third : third) * 10n ** 30n < BigInt(x) << 1000n).toBe(true)
      const inverse = exact(high[3 * ROWS + i], low[3 * ROWS + i]) * BigInt(x) ** 2n - (1n << 1000n)
      expect((inverse < 0n ? -inverse : inverse) * 10n ** 29n < 1n << 1000n).toBe(true)
    })
  })

  it('orthogonal polynomials are orthonormal to 27 digits, at any degree', () => {
    const design = builtDesign('y ~ poly(x, 8)', table)
    const { high, low } = pairsOf(design)
    const column = (j: number): bigint[] =>
      Array.from({ length: ROWS }, (_, i) => exact(high[j * ROWS + i], low[j * ROWS + i]) >> 800n)
    const columns = Array.from({ length: 8 }, (_, k) => column(k + 1))
    for (let a = 0; a < 8; a++) {
      for (let b = 0; b <= a; b++) {
        const product = columns[a].reduce((sum, value, i) => sum + value * columns[b][i], 0n)
        const error = product - (a === b ? 1n << 400n : 0n)
        expect((error < 0n ? -error : error) * 10n ** 27n < 1n << 400n).toBe(true)
      }
    }
  })

  it('polynomials far from zero keep their digits in double, too', () => {
    const years = tableOf({ y: integers.slice(0, 60), t: Array.from({ length: 60 }, (_, i) => 1e6 + i) })
    const design = builtDesign('y ~ poly(t, 5)', years)
    const { high } = pairsOf(design)
    const double = matrixOf(design)
    expect(double.every((value, i) => Math.abs(value - high[i]) < 1e-14)).toBe(true)
  })
})
