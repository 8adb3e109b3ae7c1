import { describe, expect, it } from 'vitest'
import { seededRandom } from '@shared/numeric/seededRandom'
import { equalLocalLevel, jointCoverage, solveLocalLevel } from '@shared/plots/equalLocalLevel'
import { orderStatisticQuantile } from '@shared/plots/orderStatistics'

describe('equalLocalLevel', () => {
  it('is the level itself of one value', () => {
    expect(equalLocalLevel(1)).toBeCloseTo(0.05, 12)
    expect(jointCoverage(0.05, 1)).toBeCloseTo(0.95, 12)
  })

  it('covers both of two values with the area of their joint density', () => {
    // P(a ≤ U₍₁₎ ≤ b, 1 − b ≤ U₍₂₎ ≤ 1 − a) = 2 ∫∫ over u < v, with a < 1 − b < b < 1 − a.
    const level = 0.02
    const a = orderStatisticQuantile(level / 2, 1, 2)
    const b = 1 - orderStatisticQuantile(level / 2, 2, 2)
    const whole = (b - a) * (b - a)
    const above = (2 * b - 1) ** 2 / 2
    expect(jointCoverage(level, 2)).toBeCloseTo(2 * (whole - above), 12)
  })

  it('lies between Bonferroni’s level and that of one value, and falls with n', () => {
    let before = 0.05
    for (const n of [2, 3, 10, 50, 150, 200, 201, 700, 3000, 50_000, 1_000_000]) {
      const level = equalLocalLevel(n)
      expect(level).toBeLessThan(before)
      expect(level).toBeGreaterThan(0.05 / n)
      before = level
    }
  })

  it('covers 95 % between the values that were found beforehand', () => {
    for (const n of [300, 700]) expect(jointCoverage(equalLocalLevel(n), n)).toBeCloseTo(0.95, 3)
    expect(equalLocalLevel(500)).toBeCloseTo(solveLocalLevel(500), 9)
  })

  it('holds all of 20 uniform values in some 95 % of samples', () => {
    const n = 20
    const level = equalLocalLevel(n)
    const low = Array.from({ length: n }, (_, i) => orderStatisticQuantile(level / 2, i + 1, n))
    const random = seededRandom(7)
    const samples = 4000
    let inside = 0
    for (let k = 0; k < samples; k++) {
      const values = Float64Array.from({ length: n }, () => random.uniform()).sort()
      if (values.every((value, i) => value >= low[i] && value <= 1 - low[n - 1 - i])) inside++
    }
    // Four standard errors of a share of 0.95.
    expect(Math.abs(inside / samples - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / samples))
  })
})
