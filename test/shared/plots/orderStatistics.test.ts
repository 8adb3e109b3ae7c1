import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regularizedBeta } from '@shared/numeric/incompleteBeta'
import { orderStatisticQuantile, plottingPosition } from '@shared/plots/orderStatistics'

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })

describe('orderStatisticQuantile', () => {
  it('is p^(1/n) for the largest and 1 − (1 − p)^(1/n) for the least of n uniform values', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 100_000 }), (p, n) => {
        expect(orderStatisticQuantile(p, n, n)).toBeCloseTo(p ** (1 / n), 12)
        expect(orderStatisticQuantile(p, 1, n)).toBeCloseTo(-Math.expm1(Math.log1p(-p) / n), 12)
      }),
    )
  })

  it('is R’s qbeta', () => {
    // R 4.2.2: qbeta(c(0.025, 0.975), 3, 30)
    expect(orderStatisticQuantile(0.025, 3, 32)).toBeCloseTo(0.0197671801732849, 14)
    expect(orderStatisticQuantile(0.975, 3, 32)).toBeCloseTo(0.2080694298950074, 14)
  })

  it('inverts the Beta(rank, n − rank + 1) distribution', () => {
    fc.assert(
      fc.property(
        probability,
        fc.integer({ min: 2, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p, n, share) => {
          const rank = 1 + Math.floor(share * (n - 1))
          const x = orderStatisticQuantile(p, rank, n)
          expect(regularizedBeta({ a: rank, b: n - rank + 1, x, y: 1 - x })).toBeCloseTo(p, 9)
        },
      ),
    )
  })
})

describe('plottingPosition', () => {
  it('is R’s ppoints', () => {
    // R 4.2.2: ppoints(4), ppoints(11)
    const expected = [0.147058823529412, 0.382352941176471, 0.617647058823529, 0.852941176470588]
    expected.forEach((value, i) => expect(plottingPosition(i + 1, 4)).toBeCloseTo(value, 14))
    expect(plottingPosition(1, 11)).toBeCloseTo(0.04545454545454545, 15)
  })
})
