import { describe, expect, it } from 'vitest'
import { planDescent } from '@shared/analysis/planDescent'
import { defaultDescent, type DescentSettings } from '@shared/document/descentSettings'
import { boundedRun } from '../../../src/main/engine/boundedRun'
import { lossOf, tutorial } from '../../shared/descent/lossCases'

const run = (change: Partial<DescentSettings>) => {
  const plan = planDescent(lossOf(tutorial), { ...defaultDescent, tolerance: 0, ...change })
  if (!plan.ok) throw new Error(plan.error.code)
  const made = boundedRun(tutorial, plan.value, { capacity: 100, steps: 1000 })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

describe('a descent that is bounded', () => {
  it('runs so many steps and says that it is not finished', () => {
    for (const optimizer of ['adam', 'momentum', 'sgd'] as const) {
      const { iterationCount, reason, stopped } = run({ optimizer, iterations: 1_000_000_000 })
      // Over batches of rows the start is a step, too.
      expect(iterationCount).toBe(optimizer === 'sgd' ? 999 : 1000)
      expect([reason, stopped]).toEqual(['unfinished', 'iterations'])
    }
  })

  it('is whole where it ends before, or is foretold by a formula', () => {
    expect(run({ optimizer: 'adam', iterations: 1000 })).toMatchObject({
      iterationCount: 1000,
      reason: 'iterations',
    })
    expect(run({ iterations: 1_000_000_000 })).toMatchObject({
      iterationCount: 1_000_000_000,
      reason: 'iterations',
    })
  })
})
