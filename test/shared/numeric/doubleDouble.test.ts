import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDoubleDouble,
  divideDoubleDouble,
  multiplyDoubleDouble,
  squareRootDoubleDouble,
  twoProduct,
  twoSum,
} from '@shared/numeric/doubleDouble'
import { addScaledDoubleDouble, dotDoubleDouble } from '@shared/numeric/doubleDoubleVectors'

/** Exact value of a finite double as an integer multiple of 2^-1074. */
function exact(value: number): bigint {
  if (value === 0) return 0n
  let exponent = 0
  let mantissa = value
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    exponent++
  }
  return (BigInt(mantissa) << 1074n) >> BigInt(exponent)
}
const exactPair = (out: Float64Array): bigint => exact(out[0]) + exact(out[1])
const ONE = 1n << 1074n
/** |difference| ≤ |reference| · 2^-bits */
const close = (value: bigint, reference: bigint, bits: number): boolean => {
  const difference = value > reference ? value - reference : reference - value
  const magnitude = reference < 0n ? -reference : reference
  return difference << BigInt(bits) <= magnitude
}

const out = new Float64Array(2)
const moderate = fc
  .double({ min: -1e30, max: 1e30, noNaN: true })
  .filter((x) => x === 0 || Math.abs(x) > 1e-30)
const pair = fc
  .tuple(moderate, fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([high, part]) => ({ high, low: high * part * 2 ** -54 }))
  .filter(({ high, low }) => high + low === high)

describe('doubleDouble', () => {
  it('twoSum and twoProduct are exact', () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        twoSum(a, b, out)
        expect(exactPair(out)).toBe(exact(a) + exact(b))
        twoProduct(a, b, out)
        expect(exactPair(out) << 1074n).toBe(exact(a) * exact(b))
      }),
    )
  })

  it('twoProduct does not overflow while the product is finite', () => {
    twoProduct(2 ** 1000 + 2 ** 950, 1 + 2 ** -52, out)
    expect(out[0]).toBe((2 ** 1000 + 2 ** 950) * (1 + 2 ** -52))
    expect(exactPair(out) << 1074n).toBe(exact(2 ** 1000 + 2 ** 950) * exact(1 + 2 ** -52))
    twoProduct(1e300, 1e300, out)
    expect([...out]).toEqual([Infinity, 0])
  })

  it('add, multiply and divide keep 100 bits', () => {
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const aExact = exact(a.high) + exact(a.low)
        const bExact = exact(b.high) + exact(b.low)
        addDoubleDouble(a.high, a.low, b.high, b.low, out)
        expect(close(exactPair(out), aExact + bExact, 100)).toBe(true)
        multiplyDoubleDouble(a.high, a.low, b.high, b.low, out)
        expect(close(exactPair(out) << 1074n, aExact * bExact, 100)).toBe(true)
        if (b.high === 0) return
        divideDoubleDouble(a.high, a.low, b.high, b.low, out)
        expect(close(exactPair(out) * bExact, aExact * ONE, 98)).toBe(true)
      }),
    )
  })

  it('the square root squared is the number, to 100 bits', () => {
    fc.assert(
      fc.property(pair, ({ high, low }) => {
        if (high <= 0) return
        squareRootDoubleDouble(high, low, out)
        const root = exactPair(out)
        expect(close(root * root, (exact(high) + exact(low)) << 1074n, 100)).toBe(true)
      }),
    )
    squareRootDoubleDouble(-1, 0, out)
    expect(out[0]).toBeNaN()
    squareRootDoubleDouble(0, 0, out)
    expect([...out]).toEqual([0, 0])
  })

  it('the dot product survives the cancellation of its largest terms', () => {
    const x = { high: Float64Array.of(1e20, 1, -1e20, 3), low: new Float64Array(4) }
    const y = { high: Float64Array.of(1, 1e-10, 1, 1 / 3), low: Float64Array.of(0, 0, 0, 1 / 3 / 2 ** 54) }
    const all = (values: typeof x) => ({ values, start: 0, stride: 1 })
    dotDoubleDouble(all(x), all(y), 4, out)
    expect(out[0]).toBe(1 + 1e-10)
    addScaledDoubleDouble({ high: -1e-10, low: 0 }, all(x), all(y), 4)
    expect(y.high[1]).toBe(0)
    expect(y.low[1]).toBe(0)
  })
})
