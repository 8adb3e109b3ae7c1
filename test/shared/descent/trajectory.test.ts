import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { descend } from '@shared/descent/descend'
import { fromDataUnits } from '@shared/descent/coordinates'
import { isAtMinimum } from '@shared/descent/isAtMinimum'
import { leap } from '@shared/descent/leap'
import { runStepwise } from '@shared/descent/runStepwise'
import { stability } from '@shared/descent/stability'
import type { Trajectory, TrajectoryOptions } from '@shared/descent/trajectory'
import { trajectory } from '@shared/descent/trajectory'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

function run(loss: QuadraticLoss, options: TrajectoryOptions): Trajectory {
  const result = trajectory(loss, options)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const shareOfLimit = fc.integer({ min: 1, max: 110 }).map((percent) => percent / 100)

describe('trajectory', () => {
  it('is the plain recurrence θ ← θ − η ∇E over the data', () => {
    fc.assert(
      fc.property(lossCases, shareOfLimit, (one, share) => {
        const { loss } = one
        const learningRate = share * stability(loss).stableLimit
        const { losses, coefficients } = run(loss, { learningRate, iterations: 60, tolerance: 0 })
        const theta = fromDataUnits(loss, new Float64Array(loss.terms.length))
        const size = 1 + Math.max(...losses)
        for (let k = 0; k <= 60; k++) {
          const { value, gradient } = lossOverData(one, theta)
          expect(Math.abs(losses[k] - value)).toBeLessThan(1e-9 * size)
          const kept = coefficients.subarray(k * theta.length, (k + 1) * theta.length)
          const there = fromDataUnits(loss, kept)
          there.forEach((at, j) => expect(Math.abs(at - theta[j])).toBeLessThan(1e-9 * size))
          theta.forEach((at, j) => (theta[j] = at - learningRate * gradient[j]))
        }
      }),
    )
  })

  it('is the same in closed form as step by step, whatever the rate, with the same end', () => {
    fc.assert(
      fc.property(lossCases, shareOfLimit, fc.constantFrom(0, 1e-6, 1e-12), ({ loss }, share, tolerance) => {
        fc.pre(Math.abs(share - 1) > 0.005)
        const options = { learningRate: share * stability(loss).stableLimit, iterations: 4000, tolerance }
        const stepwise = runStepwise(loss, options, 500)
        const closed = leap(loss, options, 500)
        if (!stepwise.ok || !closed.ok) throw new Error('not run')
        expect(closed.value.reason).toBe(stepwise.value.reason)
        // Where the relative change passes the tolerance, rounding may decide.
        expect(Math.abs(closed.value.iterationCount - stepwise.value.iterationCount)).toBeLessThanOrEqual(
          tolerance > 0 ? 2 + 0.01 * stepwise.value.iterationCount : 0,
        )
        const [a, b] = [closed.value.history, stepwise.value.history]
        const shared = Math.min(a.losses.length, b.losses.length) - 1
        for (let k = 0; k < shared; k++) {
          if (a.iterations[k] !== b.iterations[k]) continue
          expect(Math.abs(a.losses[k] - b.losses[k])).toBeLessThan(1e-10 * b.losses[k])
        }
      }),
    )
  })

  it('converges to 2.2 + 0.6 x on the textbook example, from raw and from standardized features', () => {
    for (const scale of ['none', 'standardize'] as const) {
      const loss = lossOf(tutorial, { scale })
      const { bestRate } = stability(loss)
      const { finalCoefficients, distanceToClosedForm } = run(loss, {
        learningRate: bestRate,
        iterations: 3000,
        tolerance: 0,
      })
      expect(finalCoefficients[0]).toBeCloseTo(2.2, 13)
      expect(finalCoefficients[1]).toBeCloseTo(0.6, 13)
      expect(distanceToClosedForm).toBeLessThan(1e-13)
    }
  })

  it('agrees with the closed form to 1e-10 at the best rate, run to the end or until it has converged', () => {
    fc.assert(
      fc.property(lossCases, fc.constantFrom(0, undefined), ({ loss }, tolerance) => {
        const { bestRate, conditionNumber } = stability(loss)
        const iterations = Math.ceil(40 * conditionNumber)
        fc.pre(iterations < 1e9)
        const done = run(loss, { learningRate: bestRate, iterations, tolerance })
        expect(done.stopped).toBe(tolerance === 0 ? 'iterations' : 'converged')
        expect(isAtMinimum(loss, done)).toBe(true)
        loss.closedForm.forEach((best, j) =>
          expect(Math.abs(done.finalCoefficients[j] - best)).toBeLessThan(1e-10 * (1 + Math.abs(best))),
        )
      }),
    )
  })

  it('is at the minimum where it has all but arrived, and not half way', () => {
    const loss = lossOf(tutorial)
    const after = (iterations: number): boolean =>
      isAtMinimum(loss, run(loss, { learningRate: 0.25, iterations, tolerance: 0 }))
    expect([0, 10, 30, 40, 400].map(after)).toEqual([false, false, false, true, true])
  })

  it('starts where it is told, in the data’s own units', () => {
    const loss = lossOf(tutorial)
    const { coefficients } = run(loss, { learningRate: 0.1, iterations: 5, start: [1, -2] })
    expect(coefficients[0]).toBeCloseTo(1, 14)
    expect(coefficients[1]).toBeCloseTo(-2, 14)
    const best = run(loss, { learningRate: 0.1, iterations: 5, start: loss.closedForm })
    expect(best.stopped).toBe('converged')
    expect(best.finalCoefficients).toEqual(loss.closedForm)
  })

  it('does nothing in no iterations', () => {
    const { losses, iterationCount, stopped } = run(lossOf(tutorial), { learningRate: 0.1, iterations: 0 })
    expect([losses.length, iterationCount, stopped]).toEqual([1, 0, 'iterations'])
    expect(losses[0]).toBeCloseTo(86 / 5, 13)
  })

  it('stops when the relative change of the loss is within the tolerance, and not before', () => {
    const loss = lossOf(tutorial, { scale: 'none' })
    const options = { learningRate: 0.02, iterations: 100_000 }
    const { iterationCount, stopped } = run(loss, { ...options, tolerance: 1e-9 })
    expect(stopped).toBe('converged')
    const all = run(loss, { ...options, iterations: iterationCount, tolerance: 0, capacity: 1e5 }).losses
    const change = (k: number): number => Math.abs(all[k] - all[k - 1]) / all[k - 1]
    expect(change(iterationCount)).toBeLessThanOrEqual(1e-9)
    expect(change(iterationCount - 1)).toBeGreaterThan(1e-9)
  })

  it('runs every iteration at tolerance 0', () => {
    const { iterationCount, stopped } = run(lossOf(tutorial), {
      learningRate: 0.5,
      iterations: 777,
      tolerance: 0,
    })
    expect([iterationCount, stopped]).toEqual([777, 'iterations'])
  })

  it('says when the loss overflowed', () => {
    const { overflowAt, stopped, iterationCount, losses } = run(lossOf(tutorial), {
      learningRate: 1e30,
      iterations: 1000,
    })
    expect(stopped).toBe('diverged')
    expect(overflowAt).toBe(iterationCount)
    expect(losses[losses.length - 1]).toBeGreaterThan(1e300)
    expect(losses[losses.length - 2]).toBeLessThanOrEqual(1e300)
  })

  it('calls a descent diverged that grew but had no time to overflow', () => {
    const loss = lossOf(tutorial)
    const options = { learningRate: 1.01 * stability(loss).stableLimit, iterations: 20 }
    const { stopped, overflowAt } = run(loss, options)
    expect([stopped, overflowAt]).toEqual(['diverged', null])
  })

  it('does not call standing still at the limit converged', () => {
    const loss = {
      ...lossOf(tutorial),
      gram: Float64Array.of(1, 0, 0, 1),
      hessianEigenvalues: Float64Array.of(2, 2),
    }
    for (const iterations of [50, 50_000]) {
      expect(run(loss, { learningRate: 1, iterations }).stopped).toBe('iterations')
    }
  })

  it('keeps at most 2,000 points, the first and the last among them', () => {
    for (const iterations of [1998, 1999, 2000, 2061, 10_000, 123_457, 1_000_000_000]) {
      const loss = lossOf(tutorial, { scale: 'none' })
      const { iterations: kept, losses } = run(loss, { learningRate: 1e-9, iterations, tolerance: 0 })
      expect(kept.length).toBeLessThanOrEqual(2000)
      expect(kept.length).toBeGreaterThan(Math.min(iterations, 990))
      expect([kept[0], kept[kept.length - 1]]).toEqual([0, iterations])
      expect(losses.length).toBe(kept.length)
      for (let k = 1; k < kept.length; k++) expect(kept[k]).toBeGreaterThan(kept[k - 1])
    }
  })

  it('keeps every iteration while there is room', () => {
    const { iterations } = run(lossOf(tutorial), { learningRate: 0.01, iterations: 1500, tolerance: 0 })
    expect(Array.from(iterations)).toEqual(Array.from({ length: 1501 }, (_, k) => k))
  })

  it('takes a billion iterations in the time of a thousand', () => {
    const loss = lossOf(tutorial)
    const before = performance.now()
    const { iterationCount } = run(loss, { learningRate: 1e-9, iterations: 1_000_000_000, tolerance: 0 })
    expect(iterationCount).toBe(1_000_000_000)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('reaches the loss 0 of a perfect fit without stumbling over the smallest numbers', () => {
    const loss = { ...lossOf(matrixDesign({ x: [1, 2, 3, 4] }, { response: [3, 5, 7, 9] })), minimum: 0 }
    const { finalLoss } = run(loss, { learningRate: 0.4, iterations: 20_000, tolerance: 0 })
    expect(finalLoss).toBe(0)
    const stepwise = runStepwise(loss, { learningRate: 0.4, iterations: 20_000, tolerance: 0 }, 100)
    expect(stepwise.ok && stepwise.value.history.losses.at(-1)).toBe(0)
  })

  it.each([0, -0.1, NaN, Infinity, -Infinity])('refuses the learning rate %s', (learningRate) => {
    const result = trajectory(lossOf(tutorial), { learningRate, iterations: 10 })
    expect(result).toEqual({
      ok: false,
      error: { code: 'learning-rate-invalid', value: String(learningRate) },
    })
    expect(descend(lossOf(tutorial), { learningRate, iterations: 10 }).ok).toBe(false)
  })

  it.each([1e-30, 1e30, 5e-324, Number.MAX_VALUE])('accepts the learning rate %s', (learningRate) => {
    const { losses, stopped } = run(lossOf(tutorial), { learningRate, iterations: 5000 })
    expect(losses.length).toBeGreaterThan(0)
    expect(stopped).toBe(learningRate > 1 ? 'diverged' : 'iterations')
  })

  it.each([-1, 1.5, NaN, Infinity, 1e9 + 1])('refuses %s iterations', (iterations) => {
    const result = trajectory(lossOf(tutorial), { learningRate: 0.1, iterations })
    expect(result.ok || result.error).toEqual({
      code: 'iterations-invalid',
      value: String(iterations),
      limit: 1_000_000_000,
    })
  })

  it('refuses a tolerance below 0 and a start that does not fit', () => {
    const loss = lossOf(tutorial)
    const bad = [{ tolerance: -1 }, { tolerance: NaN }, { start: [1] }, { start: [1, Infinity] }]
    for (const one of bad) {
      const result = trajectory(loss, { learningRate: 0.1, iterations: 10, ...one })
      expect(result.ok || result.error.code).toBe('option-invalid')
    }
  })

  it('can be cancelled', () => {
    const result = trajectory(lossOf(tutorial), {
      learningRate: 1e-6,
      iterations: 1_000_000_000,
      tolerance: 0,
      optimizer: { name: 'momentum' },
      shouldStop: () => true,
    })
    expect(result.ok || result.error.code).toBe('cancelled')
  })
})
