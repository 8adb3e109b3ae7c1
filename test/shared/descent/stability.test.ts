import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contraction, rateZone, stability } from '@shared/descent/stability'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { trajectory } from '@shared/descent/trajectory'
import { lossCases, lossOf, tutorial } from './lossCases'

/** The largest eigenvalue of 2 G by power iteration with repeated squaring: independent of the eigenvalue routines. */
function largestByPowers({ gram }: QuadraticLoss, order: number): number {
  let power = Array.from(gram, (value) => 2 * value)
  let log = 0
  for (let k = 0; k < 60; k++) {
    const size = Math.max(...power.map(Math.abs))
    log += Math.log(size) / 2 ** k
    power = power.map((value) => value / size)
    power = Array.from({ length: order * order }, (_, cell) => {
      let sum = 0
      for (let m = 0; m < order; m++)
        sum += power[Math.floor(cell / order) * order + m] * power[m * order + (cell % order)]
      return sum
    })
  }
  return Math.exp(log)
}

describe('stability', () => {
  it('has the largest stable rate 2 / λmax', () => {
    fc.assert(
      fc.property(lossCases, ({ loss }) => {
        const expected = 2 / largestByPowers(loss, loss.terms.length)
        expect(Math.abs(stability(loss).stableLimit / expected - 1)).toBeLessThan(1e-9)
      }),
    )
  })

  it('has the best rate where both extreme directions shrink alike', () => {
    fc.assert(
      fc.property(lossCases, ({ loss }) => {
        const limits = stability(loss)
        const best = contraction(limits, limits.bestRate)
        const kappa = limits.conditionNumber
        expect(best).toBeCloseTo((kappa - 1) / (kappa + 1), 9)
        for (const factor of [0.5, 0.9, 1.05]) {
          expect(contraction(limits, factor * limits.bestRate)).toBeGreaterThanOrEqual(best - 1e-12)
        }
      }),
    )
  })

  it('matches the textbook example: Hessian [2 6; 6 22]', () => {
    const { stableLimit, bestRate, largestEigenvalue } = stability(lossOf(tutorial, { scale: 'none' }))
    expect(largestEigenvalue).toBeCloseTo(12 + Math.sqrt(136), 12)
    expect(stableLimit).toBeCloseTo(2 / (12 + Math.sqrt(136)), 14)
    expect(bestRate).toBeCloseTo(2 / 24, 14)
  })

  it('divides the rates into four zones', () => {
    const limits = stability(lossOf(tutorial, { scale: 'none' }))
    expect(rateZone(limits, limits.bestRate / 11)).toBe('slow')
    expect(rateZone(limits, limits.bestRate / 9)).toBe('fast')
    expect(rateZone(limits, limits.bestRate)).toBe('fast')
    expect(rateZone(limits, (limits.bestRate + limits.stableLimit) / 2)).toBe('oscillating')
    expect(rateZone(limits, limits.stableLimit)).toBe('diverging')
  })

  it('is sharp: below the limit the loss falls at every step, above it the descent diverges', () => {
    fc.assert(
      fc.property(lossCases, ({ loss }) => {
        const { stableLimit } = stability(loss)
        const below = trajectory(loss, { learningRate: 0.99 * stableLimit, iterations: 300, tolerance: 0 })
        const above = trajectory(loss, {
          learningRate: 1.01 * stableLimit,
          iterations: 100_000,
          tolerance: 0,
        })
        if (!below.ok || !above.ok) throw new Error('a valid rate was refused')
        const { losses } = below.value
        for (let k = 1; k < losses.length; k++) {
          expect(losses[k]).toBeLessThanOrEqual(losses[k - 1] * (1 + 1e-15))
        }
        expect(below.value.stopped).not.toBe('diverged')
        expect(above.value.stopped).toBe('diverged')
        expect(above.value.overflowAt).not.toBeNull()
      }),
    )
  })

  it('counts directions that are flat to rounding', () => {
    const loss = { ...lossOf(tutorial), hessianEigenvalues: Float64Array.of(1e-30, 0.5, 2) }
    const limits = stability(loss)
    expect(limits.flatDirections).toBe(1)
    expect(limits.smallestEigenvalue).toBe(0.5)
    expect(limits.bestRate).toBe(2 / 2.5)
  })
})
