import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDataUnits, toDataUnits } from '@shared/descent/coordinates'
import { backtrackedRate, exactRate } from '@shared/descent/lineSearch'
import { lossAt } from '@shared/descent/lossAt'
import { trajectory } from '@shared/descent/trajectory'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

describe('line search', () => {
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

  it('backtracking takes the first of η, η/2, … that keeps c of the decrease promised by the gradient', () => {
    const firsts = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(lossCases, firsts, fc.constantFrom(1e-4, 0.3, 0.7), (one, factor, armijo) => {
        const { loss } = one
        const theta = fromDataUnits(loss, new Float64Array(loss.terms.length))
        const { gradient, value } = lossOverData(one, theta)
        const exact = exactRate(loss.gram, Float64Array.from(gradient))
        const first = factor * exact
        const square = gradient.reduce((sum, slope) => sum + slope * slope, 0)
        fc.pre(square > 1e-6)
        const kept = (rate: number): boolean => {
          const there = theta.map((at, j) => at - rate * gradient[j])
          return lossOverData(one, there).value <= value - armijo * rate * square
        }
        let expected = first
        while (!kept(expected)) expected /= 2
        // Where a rate is at the very edge of the condition, rounding decides.
        const edge = expected / (2 * (1 - armijo) * exact)
        fc.pre(Math.abs(edge - 1) > 1e-6 && Math.abs(edge - 0.5) > 1e-6)
        expect(backtrackedRate(exact, { first, armijo })).toBe(expected)
      }),
    )
  })

  it('backtracking falls at every step and comes to the closed form from any rate that is not too small', () => {
    fc.assert(
      fc.property(lossCases, fc.constantFrom(1, 1e30, Number.MAX_VALUE), ({ loss }, learningRate) => {
        const run = trajectory(loss, {
          learningRate,
          iterations: 300,
          tolerance: 0,
          schedule: { name: 'backtracking' },
        })
        if (!run.ok) throw new Error('not run')
        const { losses } = run.value
        for (let k = 1; k < losses.length; k++)
          expect(losses[k]).toBeLessThanOrEqual(losses[k - 1] * (1 + 1e-14))
      }),
    )
    const run = trajectory(lossOf(tutorial), {
      learningRate: 1e30,
      iterations: 500,
      schedule: { name: 'backtracking', armijo: 0.3 },
    })
    expect(run.ok && run.value.distanceToClosedForm).toBeLessThan(1e-10)
    expect(run.ok && run.value.stopped).toBe('converged')
  })

  it.each([-0.1, 1, NaN])('refuses the share %s of the promised decrease', (armijo) => {
    const run = trajectory(lossOf(tutorial), {
      learningRate: 0.1,
      iterations: 5,
      schedule: { name: 'backtracking', armijo },
    })
    expect(run.ok || run.error).toMatchObject({ code: 'option-invalid', option: 'armijo' })
  })

  it.each(['line-search', 'backtracking'] as const)(
    '%s is refused for optimisers that do not step along the gradient',
    (name) => {
      const run = trajectory(lossOf(tutorial), {
        learningRate: 0.1,
        iterations: 5,
        optimizer: { name: 'adam' },
        schedule: { name },
      })
      expect(run.ok || run.error.code).toBe('option-invalid')
    },
  )
})
