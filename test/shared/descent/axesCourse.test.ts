import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginAxesCourse } from '@shared/descent/axesCourse'
import { fromDataUnits } from '@shared/descent/coordinates'
import { descend } from '@shared/descent/descend'
import type { DescentOptions } from '@shared/descent/descentOptions'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { lossCases, lossOverData } from './lossCases'

const shareOfLimit = fc.integer({ min: 1, max: 110 }).map((percent) => percent / 100)
const kept = fc.integer({ min: 0, max: 97 }).map((percent) => percent / 100)
const linear = fc.constantFrom('batch' as const, 'momentum' as const, 'nesterov' as const)

describe('a descent along the principal axes', () => {
  it('is the plain recurrence over the data: v ← μ v − η ∇E, θ ← θ + v, or θ + μ v − η ∇E for Nesterov’s', () => {
    fc.assert(
      fc.property(lossCases, shareOfLimit, kept, linear, (one, share, momentum, name) => {
        const { loss } = one
        const optimizer = name === 'batch' ? { name } : { name, momentum }
        const learningRate = share * stability(loss, optimizer).stableLimit
        const course = beginAxesCourse(loss, { learningRate, iterations: 60, optimizer })
        const theta = fromDataUnits(loss, new Float64Array(loss.terms.length))
        const velocity = new Float64Array(theta.length)
        let size = 1 + course.loss
        for (let k = 0; k <= 60; k++) {
          const { value, gradient } = lossOverData(one, theta)
          size = Math.max(size, value)
          expect(Math.abs(course.loss - value)).toBeLessThan(1e-9 * size)
          course
            .offsetsOf(course.place)
            .forEach((offset, j) =>
              expect(Math.abs(loss.optimum[j] + offset - theta[j])).toBeLessThan(1e-9 * size),
            )
          theta.forEach((_, j) => {
            const step = learningRate * gradient[j]
            velocity[j] = (name === 'batch' ? 0 : momentum) * velocity[j] - step
            theta[j] += name === 'nesterov' ? momentum * velocity[j] - step : velocity[j]
          })
          course.advance()
        }
      }),
    )
  })

  it('is the same as step by step over thousands of iterations, whatever the schedule', () => {
    const schedule = fc.constantFrom('constant' as const, 'step' as const, 'inverse-time' as const)
    fc.assert(
      fc.property(
        lossCases,
        shareOfLimit,
        kept,
        linear,
        schedule,
        ({ loss }, share, momentum, name, rates) => {
          fc.pre(share < 1)
          const optimizer = name === 'batch' ? { name } : { name, momentum }
          const options: DescentOptions = {
            learningRate: share * stability(loss, optimizer).stableLimit,
            iterations: 4000,
            optimizer,
            schedule: { name: rates },
            tolerance: 0,
          }
          const made = trajectory(loss, { ...options, capacity: 100 })
          const steps = descend(loss, options)
          if (!made.ok || !steps.ok) throw new Error('not run')
          const { iterations, losses } = made.value
          let next = 0
          for (const { iteration, loss: value } of steps.value) {
            if (iteration !== iterations[next]) continue
            expect(Math.abs(losses[next] - value)).toBeLessThan(1e-9 * (1 + losses[0]))
            next++
          }
          expect(next).toBe(iterations.length)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('leaves no denormal numbers behind: what has come to the minimum stays there', () => {
    const [{ loss }] = fc.sample(lossCases, { numRuns: 1, seed: 1 })
    const { bestRate } = stability(loss)
    const course = beginAxesCourse(loss, {
      learningRate: bestRate,
      iterations: 1e6,
      optimizer: { name: 'momentum' },
    })
    for (let k = 0; k < 200_000; k++) course.advance()
    expect(Array.from(course.place)).toEqual(Array.from(course.place, () => 0))
    expect(course.gap).toBe(0)
  })
})
