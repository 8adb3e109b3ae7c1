import { describe, expect, it } from 'vitest'
import { createSchedule } from '@shared/descent/schedules'
import type { ScheduleSettings } from '@shared/descent/schedules'
import { trajectory } from '@shared/descent/trajectory'
import { stability } from '@shared/descent/stability'
import { lossOf, tutorial } from './lossCases'

const rates = (settings: ScheduleSettings, iterations: number): number[] => {
  const schedule = createSchedule(settings, { learningRate: 0.8, iterations })
  return Array.from({ length: iterations }, (_, k) => schedule(k))
}

describe('schedules of the learning rate', () => {
  it('constant is η', () => {
    expect(rates({ name: 'constant' }, 3)).toEqual([0.8, 0.8, 0.8])
  })

  it('step is η · factor^⌊k / stepEvery⌋', () => {
    expect(rates({ name: 'step', stepEvery: 2 }, 6)).toEqual([0.8, 0.8, 0.4, 0.4, 0.2, 0.2])
    expect(rates({ name: 'step', stepEvery: 1, factor: 0.1 }, 2)[1]).toBeCloseTo(0.08, 15)
  })

  it('inverse-time is η / (1 + decay · k)', () => {
    expect(rates({ name: 'inverse-time', decay: 1 }, 4)).toEqual([0.8, 0.4, 0.8 / 3, 0.2])
  })

  it('cosine is η (1 + cos πk/N) / 2: η at first, half of it in the middle', () => {
    const [first, , middle] = rates({ name: 'cosine' }, 4)
    expect(first).toBe(0.8)
    expect(middle).toBeCloseTo(0.4, 15)
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
    { name: 'step', stepEvery: 0 },
    { name: 'step', factor: 2 },
    { name: 'inverse-time', decay: Infinity },
  ])('refuses constants that cannot work: %o', (schedule) => {
    const run = trajectory(lossOf(tutorial), { learningRate: 0.1, iterations: 5, schedule })
    expect(run.ok || run.error.code).toBe('option-invalid')
  })
})
