import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSchedule, exactRate } from '@shared/descent/schedules'
import type { ScheduleSettings } from '@shared/descent/schedules'
import { trajectory } from '@shared/descent/trajectory'
import { stability } from '@shared/descent/stability'
import { lossAt } from '@shared/descent/lossAt'
import { fromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

const rates = (settings: ScheduleSettings, iterations: number): number[] => {
  const schedule = createSchedule(settings, { learningRate: 0.8, iterations })
  return Array.from({ length: iterations }, (_, k) => schedule(k))
}

describe('schedules of the learning rate', () => {
  it('constant is η', () => {
    expect(rates({ name: 'constant' }, 3)).toEqual([0.8, 0.8, 0.8])
  })

  it('step is η · factor^⌊k / every⌋', () => {
    expect(rates({ name: 'step', every: 2 }, 6)).toEqual([0.8, 0.8, 0.4, 0.4, 0.2, 0.2])
    expect(rates({ name: 'step', every: 1, factor: 0.1 }, 2)[1]).toBeCloseTo(0.08, 15)
  })

  it('inverse-time is η / (1 + decay · k)', () => {
    expect(rates({ name: 'inverse-time', decay: 1 }, 4)).toEqual([0.8, 0.4, 0.8 / 3, 0.2])
  })

  it('cosine is η (1 + cos πk/N) / 2: η at first, half of it in the middle', () => {
    const [first, , middle] = rates({ name: 'cosine' }, 4)
    expect(first).toBe(0.8)
    expect(middle).toBeCloseTo(0.4, 15)
  })

  it('a line search takes the rate with the smallest loss along the gradient', () => {
    fc.assert(
      fc.property(lossCases, fc.double({ min: 0.1, max: 3, noNaN: true }), (one, factor) => {
        const { loss } = one
        const theta = fromDataUnits(loss, new Float64Array(loss.terms.length))
        const { gradient } = lossOverData(one, theta)
        const at = (rate: number): number =>
          lossAt(
            loss,
            toDataUnits(
              loss,
              theta.map((value, j) => value - rate * gradient[j]),
            ),
          )
        const best = exactRate(loss.gram, Float64Array.from(gradient))
        expect(at(best)).toBeLessThanOrEqual(at(factor * best) * (1 + 1e-12))
      }),
    )
  })

  it('a line search falls at every step, and comes to the closed form at any learning rate', () => {
    fc.assert(
      fc.property(lossCases, fc.constantFrom(1e-30, 1, 1e30), ({ loss }, learningRate) => {
        const run = trajectory(loss, {
          learningRate,
          iterations: 300,
          tolerance: 0,
          schedule: { name: 'line-search' },
        })
        if (!run.ok) throw new Error('not run')
        const { losses } = run.value
        for (let k = 1; k < losses.length; k++)
          expect(losses[k]).toBeLessThanOrEqual(losses[k - 1] * (1 + 1e-14))
        expect(losses[losses.length - 1] - loss.minimum).toBeLessThanOrEqual(losses[0] - loss.minimum)
      }),
    )
    const run = trajectory(lossOf(tutorial), {
      learningRate: 1,
      iterations: 50,
      schedule: { name: 'line-search' },
    })
    expect(run.ok && run.value.distanceToClosedForm).toBeLessThan(1e-10)
  })

  it('a rate that fades is not taken for convergence', () => {
    const loss = lossOf(tutorial, { scale: 'none' })
    const learningRate = 0.01 * stability(loss).stableLimit
    const run = trajectory(loss, {
      learningRate,
      iterations: 40,
      tolerance: 1e-3,
      schedule: { name: 'cosine' },
    })
    expect(run.ok && run.value.reason).toBe('iterations')
  })

  it.each<ScheduleSettings>([
    { name: 'step', every: 0 },
    { name: 'step', factor: 2 },
    { name: 'inverse-time', decay: Infinity },
  ])('refuses constants that cannot work: %o', (schedule) => {
    const run = trajectory(lossOf(tutorial), { learningRate: 0.1, iterations: 5, schedule })
    expect(run.ok || run.error.code).toBe('option-invalid')
  })

  it('refuses a line search for optimisers that do not step along the gradient', () => {
    const run = trajectory(lossOf(tutorial), {
      learningRate: 0.1,
      iterations: 5,
      optimizer: { name: 'adam' },
      schedule: { name: 'line-search' },
    })
    expect(run.ok || run.error.code).toBe('option-invalid')
  })
})
