import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { iterationsToReach } from '@shared/descent/iterationsToReach'
import { rateSweep } from '@shared/descent/rateSweep'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { lossCases, lossOf, tutorial } from './lossCases'

describe('iterations that a rate needs', () => {
  it('are those after which the loss is within the share of its start', () => {
    fc.assert(
      fc.property(lossCases, fc.integer({ min: 5, max: 95 }), ({ loss }, percent) => {
        const learningRate = (percent / 100) * stability(loss).stableLimit
        const needed = iterationsToReach(loss, learningRate)
        fc.pre(needed < 1800)
        const result = trajectory(loss, { learningRate, iterations: needed + 1, tolerance: 0 })
        if (!result.ok) throw new Error('not run')
        const gaps = result.value.losses.map((value) => value - loss.minimum)
        const goal = 1e-6 * gaps[0]
        const rounding = 1e-9 * goal + 1e-13 * result.value.losses[0]
        expect(gaps[needed]).toBeLessThanOrEqual(goal + rounding)
        if (needed > 0) expect(gaps[needed - 1]).toBeGreaterThan(goal - rounding)
      }),
    )
  })

  it('are none at the optimum, and without end from the stable limit on', () => {
    const loss = lossOf(tutorial, { scale: 'none' })
    expect(iterationsToReach(loss, 0.01, { start: loss.closedForm })).toBe(0)
    expect(iterationsToReach(loss, 1.001 * stability(loss).stableLimit)).toBe(Infinity)
  })

  it('are counted for rates of any size', () => {
    const loss = lossOf(tutorial)
    expect(iterationsToReach(loss, 1e-9) / (Math.log(1e6) / (2 * 1e-9 * 2))).toBeCloseTo(1, 5)
    expect(iterationsToReach(loss, 1e-30)).toBe(Infinity)
  })

  it('sweep over six decades up to the limit and are fewest near the best rate', () => {
    const loss = lossOf(tutorial, { scale: 'none' })
    const { stableLimit, bestRate } = stability(loss)
    const sweep = rateSweep(loss)
    expect(sweep.rates.length).toBe(121)
    expect(sweep.rates[0] / stableLimit).toBeCloseTo(1e-6, 15)
    expect(sweep.rates[120]).toBe(stableLimit)
    expect(sweep.iterations[120]).toBe(Infinity)
    const best = sweep.iterations.indexOf(Math.min(...sweep.iterations))
    expect(Math.abs(Math.log10(sweep.rates[best] / bestRate))).toBeLessThan(0.1)
    expect(Math.min(...sweep.contraction)).toBeLessThan(1)
  })
})
