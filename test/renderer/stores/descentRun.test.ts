import { describe, expect, it } from 'vitest'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { emptyDocument } from '@shared/document/analysisDocument'
import { descentRun, type DescentRun } from '../../../src/renderer/stores/descentRun'

// mpg ~ wt of R's mtcars, features as they are: G = XᵀX / n, θ* and RSS / n by R 4.2 (coef and deviance of lm).
const mean = 3.21725
const secondMoment = 11.2790484375
const trace = 1 + secondMoment
const root = Math.sqrt((trace / 2) ** 2 - (secondMoment - mean * mean))
const loss: QuadraticLoss = {
  loss: 'mean',
  scale: 'none',
  rowCount: 32,
  totalWeight: 32,
  terms: ['(Intercept)', 'wt'],
  gram: Float64Array.of(1, mean, mean, secondMoment),
  optimum: Float64Array.of(37.285126167342, -5.34447157272),
  minimum: 278.321938 / 32,
  center: Float64Array.of(0, 0),
  spread: Float64Array.of(1, 1),
  interceptIndex: 0,
  hessianEigenvalues: Float64Array.of(trace - 2 * root, trace + 2 * root),
  closedForm: Float64Array.of(37.285126167342, -5.34447157272),
  aliased: [],
}

const settings = { ...emptyDocument.descent, scale: 'none' as const, tolerance: 0 }

const runOf = (learningRate: number, iterations: number): DescentRun => {
  const run = descentRun(loss, { ...settings, learningRate, iterations })
  if (!run.ok) throw new Error(run.error.code)
  return run.value
}

describe('descentRun', () => {
  it('spells out the update that leads to the next step', () => {
    const run = runOf(0.07, 20)
    for (let index = 0; index < 20; index++) {
      const { update } = run.stateAt(index)
      if (update === null) throw new Error('no update')
      expect(update.term).toBe('wt')
      expect(update.after).toBeCloseTo(run.stateAt(index + 1).coefficients[1], 9)
      expect(update.after).toBeCloseTo(update.before - 0.07 * update.gradient, 12)
    }
  })

  it('has the gradient 2 G (θ − θ*), which is −2 Xᵀy / n at zero', () => {
    const [intercept, slope] = loss.optimum
    const { gradient } = runOf(0.07, 1).stateAt(0)
    expect(gradient[0]).toBeCloseTo(-2 * (intercept + mean * slope), 10)
    expect(gradient[1]).toBeCloseTo(-2 * (mean * intercept + secondMoment * slope), 10)
  })

  it('finds the kept step of an iteration also where steps are thinned', () => {
    const run = runOf(0.07, 100_000)
    expect(run.count).toBeLessThanOrEqual(2000)
    for (const iteration of [0, 17, 4_321, 100_000]) {
      const index = run.indexOfIteration(iteration)
      expect(run.iterations[index]).toBeGreaterThanOrEqual(iteration)
      if (index > 0) expect(run.iterations[index - 1]).toBeLessThan(iteration)
    }
  })

  it('follows each coefficient from zero to the closed form', () => {
    const path = runOf(0.08, 20_000).path(1)
    expect(path[0]).toBeCloseTo(0, 12)
    expect(path[path.length - 1]).toBeCloseTo(loss.optimum[1], 6)
  })

  it('hands on what is wrong with the settings', () => {
    const run = descentRun(loss, { ...settings, learningRate: -1 })
    expect(run).toMatchObject({ ok: false, error: { code: 'learning-rate-invalid' } })
  })
})
