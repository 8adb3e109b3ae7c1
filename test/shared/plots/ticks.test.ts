import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logTicks, niceRange, niceTicks, tickLabels } from '@shared/plots/ticks'

const range = fc
  .tuple(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.double({ min: 1e-9, max: 1e12, noNaN: true }))
  .filter(([low, width]) => width > Math.abs(low) * 1e-9)
  .map(([low, width]): [number, number] => [low, low + width])

describe('niceTicks', () => {
  it('takes decimals as they are written', () => {
    expect(niceTicks(0, 1, 5).values).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(niceTicks(0.1, 0.6, 5).values).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    expect(niceTicks(-3, 3).values).toEqual([-3, -2, -1, 0, 1, 2, 3])
    expect(niceTicks(1.5, 5.5, 4).values).toEqual([2, 3, 4, 5])
  })

  it('has a 1-2-5 step, stays inside and misses no multiple', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 3, max: 12 }), ([low, high], count) => {
        const { values, step } = niceTicks(low, high, count)
        expect([1, 2, 5]).toContain(Number(step.toExponential()[0]))
        expect(step.toExponential()).toMatch(/^[125]e/)
        const slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-12
        expect(values[0]).toBeGreaterThanOrEqual(low)
        expect(values[0] - step).toBeLessThan(low + slack)
        expect(values[values.length - 1]).toBeLessThanOrEqual(high)
        expect(values[values.length - 1] + step).toBeGreaterThan(high - slack)
        for (let i = 1; i < values.length; i++)
          expect(Math.abs(values[i] - values[i - 1] - step)).toBeLessThanOrEqual(slack)
      }),
    )
  })

  it('comes close to the number of intervals asked for', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 4, max: 12 }), ([low, high], count) => {
        const intervals = (high - low) / niceTicks(low, high, count).step
        expect(intervals).toBeGreaterThan(count / 1.6)
        expect(intervals).toBeLessThan(count * 1.6)
      }),
    )
  })

  it('has none for an empty or endless range', () => {
    expect(niceTicks(1, 1).values).toEqual([])
    expect(niceTicks(Number.NaN, 1).values).toEqual([])
    expect(niceTicks(-Infinity, 1).values).toEqual([])
  })
})

describe('niceRange', () => {
  it('ends on ticks and holds the range', () => {
    fc.assert(
      fc.property(range, ([low, high]) => {
        const [from, to] = niceRange(low, high)
        expect(from).toBeLessThanOrEqual(low)
        expect(to).toBeGreaterThanOrEqual(high)
      }),
    )
    expect(niceRange(1.513, 5.424)).toEqual([1.5, 5.5])
  })
  it('gives a single value a range around it', () => {
    expect(niceRange(5, 5)).toEqual([4.5, 5.5])
    expect(niceRange(0, 0)).toEqual([-1, 1])
    expect(niceRange(Infinity, -Infinity)).toEqual([-1, 1])
  })
})

describe('tickLabels', () => {
  it('gives all ticks of an axis the same decimals', () => {
    expect(tickLabels(niceTicks(0, 1, 5), 'en')).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'])
    expect(tickLabels(niceTicks(0, 300, 3), 'en')).toEqual(['0', '100', '200', '300'])
  })
  it('writes large and tiny figures with an exponent', () => {
    expect(tickLabels(niceTicks(0, 3e9, 3), 'en')).toEqual(['0', '1e9', '2e9', '3e9'])
    expect(tickLabels(niceTicks(0, 2e-8, 4), 'en')).toEqual(['0', '5e-9', '1e-8', '1.5e-8', '2e-8'])
  })
  it('never writes two ticks alike', () => {
    fc.assert(
      fc.property(range, ([low, high]) => {
        const labels = tickLabels(niceTicks(low, high), 'en')
        expect(new Set(labels).size).toBe(labels.length)
      }),
    )
  })
})

describe('logTicks', () => {
  it('marks powers of ten, thinned when there are many', () => {
    expect(logTicks(0.5, 1200)).toEqual([1, 10, 100, 1000])
    expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1])
    expect(logTicks(0, 10)).toEqual([])
  })
})
