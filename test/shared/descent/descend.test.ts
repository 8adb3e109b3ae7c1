import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDataUnits } from '@shared/descent/coordinates'
import { descend } from '@shared/descent/descend'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

describe('descend', () => {
  it('yields the points of the trajectory, with the gradient of the loss over the data', () => {
    fc.assert(
      fc.property(lossCases, (one) => {
        const { loss } = one
        const options = { learningRate: 0.3 * stability(loss).stableLimit, iterations: 40, tolerance: 1e-4 }
        const whole = trajectory(loss, options)
        const steps = descend(loss, options)
        if (!whole.ok || !steps.ok) throw new Error('not run')
        const points = [...steps.value]
        expect(points.map(({ iteration }) => iteration)).toEqual(Array.from(whole.value.iterations))
        expect(points.map((point) => point.loss)).toEqual(Array.from(whole.value.losses))
        const last = points[points.length - 1]
        toDataUnits(loss, last.coefficients).forEach((value, j) => {
          const end = whole.value.finalCoefficients[j]
          expect(Math.abs(value - end)).toBeLessThan(1e-9 * (1 + Math.abs(end)))
        })
        const { value, gradient } = lossOverData(one, points[0].coefficients)
        expect(points[0].loss / value).toBeCloseTo(1, 10)
        expect(points[0].gradientNorm / Math.hypot(...gradient)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('returns why it stopped', () => {
    const reasons = [
      { learningRate: 0.3, iterations: 500 },
      { learningRate: 0.3, iterations: 3 },
      { learningRate: 2, iterations: 5000 },
    ].map((options) => {
      const steps = descend(lossOf(tutorial), options)
      if (!steps.ok) throw new Error('not run')
      for (;;) {
        const step = steps.value.next()
        if (step.done) return step.value
      }
    })
    expect(reasons).toEqual(['loss-change', 'iterations', 'overflow'])
  })
})
