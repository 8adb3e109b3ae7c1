import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OptimizerSettings } from '@shared/descent/optimizers'
import { contraction, stability } from '@shared/descent/stability'
import type { TrajectoryOptions } from '@shared/descent/trajectory'
import { trajectory } from '@shared/descent/trajectory'
import type { Trajectory } from '@shared/descent/trajectory'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { withLossKind } from '@shared/descent/withLossKind'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { lossCases, lossOf, tutorial } from './lossCases'

function run(loss: QuadraticLoss, options: TrajectoryOptions): Trajectory {
  const made = trajectory(loss, options)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const share = fc.integer({ min: 2, max: 97 }).map((percent) => percent / 100)
const kept = fc.integer({ min: 1, max: 95 }).map((percent) => percent / 100)
const withMemory = fc.constantFrom('momentum' as const, 'nesterov' as const)

describe('laws of descent', () => {
  it('momentum and Nesterov’s without memory are batch descent', () => {
    fc.assert(
      fc.property(lossCases, share, withMemory, ({ loss }, part, name) => {
        const options = { learningRate: part * stability(loss).stableLimit, iterations: 50, tolerance: 0 }
        const plain = run(loss, options)
        const other = run(loss, { ...options, optimizer: { name, momentum: 0 } })
        expect(Array.from(other.losses)).toEqual(Array.from(plain.losses))
      }),
    )
  })

  it('the stable limit with memory is sharp: below it the gap fades, above it grows', () => {
    fc.assert(
      fc.property(lossCases, withMemory, kept, ({ loss }, name, momentum) => {
        const optimizer: OptimizerSettings = { name, momentum }
        const limits = stability(loss, optimizer)
        const factor = (part: number): number => contraction(limits, part * limits.stableLimit, optimizer)
        expect(factor(0.999)).toBeLessThan(1)
        expect(factor(1.001)).toBeGreaterThan(1)
        fc.pre(limits.conditionNumber < 50)
        const grown = run(loss, { learningRate: 1.2 * limits.stableLimit, iterations: 20_000, optimizer })
        expect(grown.stopped).toBe('diverged')
      }),
    )
  })

  it('no rate contracts faster than the best one, for each memory', () => {
    fc.assert(
      fc.property(
        lossCases,
        fc.constantFrom('batch' as const, 'momentum' as const, 'nesterov' as const),
        share,
        ({ loss }, name, part) => {
          const optimizer: OptimizerSettings = name === 'batch' ? { name } : { name, momentum: 0.6 }
          const limits = stability(loss, optimizer)
          const best = contraction(limits, limits.bestRate, optimizer)
          expect(best).toBeLessThanOrEqual(contraction(limits, part * limits.stableLimit, optimizer) + 1e-9)
        },
      ),
    )
  })

  it('the sum of squares at rate η / n takes the steps of their mean at η', () => {
    fc.assert(
      fc.property(lossCases, share, ({ loss }, part) => {
        const [mean, sum] = [withLossKind(loss, 'mean'), withLossKind(loss, 'sum')]
        const learningRate = part * stability(mean).stableLimit
        const steps = { iterations: 40, tolerance: 0 }
        const byMean = run(mean, { ...steps, learningRate })
        const bySum = run(sum, { ...steps, learningRate: learningRate / loss.totalWeight })
        byMean.coefficients.forEach((value, i) => {
          expect(Math.abs(bySum.coefficients[i] - value)).toBeLessThan(1e-8 * (1 + Math.abs(value)))
        })
      }),
    )
  })

  it('standardised descent does not see the units of the features', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 9 }),
        fc.constantFrom(1e-3, 0.1, 100, 1e4),
        share,
        (x, unit, part) => {
          fc.pre(new Set(x).size > 2)
          const response = x.map((value, i) => 2 * value + ((i * 7) % 5))
          const first = lossOf(matrixDesign({ x }, { response }))
          const second = lossOf(matrixDesign({ x: x.map((value) => value * unit) }, { response }))
          const options = { learningRate: part * stability(first).stableLimit, iterations: 30, tolerance: 0 }
          const [a, b] = [run(first, options), run(second, options)]
          a.losses.forEach((value, k) =>
            expect(Math.abs(b.losses[k] - value)).toBeLessThan(1e-9 * (1 + value)),
          )
        },
      ),
    )
  })

  it('stops where the gradient is within its tolerance, also in closed form', () => {
    fc.assert(
      fc.property(lossCases, share, ({ loss }, part) => {
        fc.pre(stability(loss).conditionNumber < 1000)
        const learningRate = part * stability(loss).stableLimit
        const options = { learningRate, tolerance: 0, gradientTolerance: 1e-4 }
        const closed = run(loss, { ...options, iterations: 1_000_000 })
        expect(closed.reason).toBe('gradient-norm')
        fc.pre(closed.iterationCount < 2000 && closed.iterationCount > 0)
        const stepwise = run(loss, { ...options, iterations: 2000 })
        expect(Math.abs(stepwise.iterationCount - closed.iterationCount)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('optimisers that divide by the gradient’s size have no limit by the Hessian', () => {
    expect(stability(lossOf(tutorial), { name: 'adam' }).stableLimit).toBeNaN()
    expect(stability(lossOf(tutorial), { name: 'rmsprop' }).bestRate).toBeNaN()
  })
})
