import { describe, expect, it } from 'vitest'
import type { OptimizerSettings } from '@shared/descent/optimizers'
import { createOptimizer } from '@shared/descent/optimizers'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { lossOf, tutorial } from './lossCases'

/** Positions of one coefficient with gradient 2 x, from 1, at rate 0.1. */
function walk(settings: OptimizerSettings, steps: number): number[] {
  const step = createOptimizer(settings, 1)
  const position = Float64Array.of(1)
  return Array.from({ length: steps }, () => {
    step(position, Float64Array.of(2 * position[0]), 0.1)
    return position[0]
  })
}

describe('optimizers', () => {
  it('batch is θ ← θ − η g', () => {
    expect(walk({ name: 'batch' }, 2)).toEqual([0.8, 0.8 - 0.1 * 1.6])
  })

  it('momentum keeps a share of its velocity', () => {
    // v₁ = −0.2, x₁ = 0.8; v₂ = −0.18 − 0.16 = −0.34, x₂ = 0.46; v₃ = −0.306 − 0.092 = −0.398, x₃ = 0.062
    const [a, b, c] = walk({ name: 'momentum' }, 3)
    expect(a).toBeCloseTo(0.8, 14)
    expect(b).toBeCloseTo(0.46, 14)
    expect(c).toBeCloseTo(0.062, 14)
  })

  it('nesterov is the two-sequence scheme seen at the point that looks ahead', () => {
    // Plain form: y ← x + μ v, v ← μ v − η g(y), x ← x + v; the positions are the y.
    let x = 1
    let v = 0
    const expected = Array.from({ length: 4 }, () => {
      const y = x + 0.9 * v
      v = 0.9 * v - 0.1 * 2 * y
      x += v
      return x + 0.9 * v
    })
    walk({ name: 'nesterov' }, 4).forEach((value, k) => expect(value).toBeCloseTo(expected[k], 13))
  })

  it('rmsprop divides by the running root mean square', () => {
    const [a] = walk({ name: 'rmsprop' }, 1)
    expect(a).toBeCloseTo(1 - 0.2 / (Math.sqrt(0.1 * 4) + 1e-8), 14)
  })

  it('adam takes a first step of η against the gradient’s sign', () => {
    const [a, b] = walk({ name: 'adam' }, 2)
    expect(a).toBeCloseTo(0.9, 8)
    const [m, s] = [0.9 * 0.2 + 0.1 * 2 * a, 0.999 * 0.004 + 0.001 * 4 * a * a]
    expect(b).toBeCloseTo(a - (0.1 * (m / (1 - 0.81))) / (Math.sqrt(s / (1 - 0.998001)) + 1e-8), 12)
  })

  it.each<OptimizerSettings>([{ name: 'momentum' }, { name: 'nesterov' }])(
    '$name converges to the closed form, sooner than batch where the valley is long',
    (optimizer) => {
      const x = Array.from({ length: 20 }, (_, i) => i)
      const loss = lossOf(matrixDesign({ x }, { response: x.map((v) => 3 * v + (v % 3)) }), { scale: 'none' })
      const learningRate = 0.5 * stability(loss).stableLimit
      const options = { learningRate, iterations: 800, tolerance: 0 }
      const fast = trajectory(loss, { ...options, optimizer })
      const plain = trajectory(loss, options)
      if (!fast.ok || !plain.ok) throw new Error('not run')
      expect(fast.value.distanceToClosedForm).toBeLessThan(1e-6)
      expect(fast.value.distanceToClosedForm).toBeLessThan(plain.value.distanceToClosedForm / 100)
    },
  )

  it.each<OptimizerSettings>([{ name: 'rmsprop' }, { name: 'adam' }])(
    '$name comes near the closed form',
    (optimizer) => {
      const loss = lossOf(tutorial)
      const result = trajectory(loss, { learningRate: 0.01, iterations: 5000, tolerance: 0, optimizer })
      expect(result.ok && result.value.distanceToClosedForm).toBeLessThan(0.05)
    },
  )

  it.each<OptimizerSettings>([
    { name: 'momentum', momentum: 1 },
    { name: 'nesterov', momentum: -0.1 },
    { name: 'rmsprop', epsilon: 0 },
    { name: 'adam', beta2: NaN },
  ])('refuses constants that cannot work: %o', (optimizer) => {
    const result = trajectory(lossOf(tutorial), { learningRate: 0.1, iterations: 5, optimizer })
    expect(result.ok || result.error.code).toBe('option-invalid')
  })

  it('says when a momentum too large for the rate diverges', () => {
    const result = trajectory(lossOf(tutorial), {
      learningRate: 3,
      iterations: 5000,
      optimizer: { name: 'momentum' },
    })
    expect(result.ok && result.value.stopped).toBe('diverged')
  })
})
