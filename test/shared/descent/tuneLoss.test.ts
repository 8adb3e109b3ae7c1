import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDataUnits } from '@shared/descent/coordinates'
import { lossAt } from '@shared/descent/lossAt'
import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import type { TuningOptions } from '@shared/descent/tuneLoss'
import { tuneLoss } from '@shared/descent/tuneLoss'
import type { LossCase } from './lossCases'
import { lossCases, lossOf, lossOverData, tutorial } from './lossCases'

function tuned(loss: QuadraticLoss, options: TuningOptions): QuadraticLoss {
  const made = tuneLoss(loss, options)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const strengths = fc.constantFrom(0, 0.01, 0.5, 20)
const points = fc.array(
  fc.integer({ min: -300, max: 300 }).map((value) => value / 100),
  { minLength: 3, maxLength: 3 },
)

/** The loss with its penalty, spelled out over the data. */
function penalised(
  one: LossCase,
  theta: ArrayLike<number>,
  { strength, anchor }: { strength: number; anchor: Float64Array },
) {
  const { value, gradient } = lossOverData(one, theta)
  const pull = one.loss.terms.map((_, j) => (j === one.loss.interceptIndex ? 0 : theta[j] - anchor[j]))
  return {
    value: value + strength * pull.reduce((sum, d) => sum + d * d, 0),
    gradient: gradient.map((g, j) => g + 2 * strength * pull[j]),
  }
}

describe('a loss with a penalty and frozen coefficients', () => {
  it('is the loss over the data and the penalty, everywhere', () => {
    fc.assert(
      fc.property(lossCases, strengths, points, points, (one, strength, at, pulledTo) => {
        const p = one.loss.terms.length
        const anchor = Float64Array.from(pulledTo.slice(0, p))
        const loss = tuned(one.loss, { strength, anchor })
        const coefficients = Float64Array.from(at.slice(0, p))
        const theta = fromDataUnits(one.loss, coefficients)
        const direct = penalised(one, theta, { strength, anchor: fromDataUnits(one.loss, anchor) })
        expect(Math.abs(lossAt(loss, coefficients) - direct.value)).toBeLessThan(1e-8 * (1 + direct.value))
      }),
    )
  })

  it('has its minimum where the penalised gradient vanishes', () => {
    fc.assert(
      fc.property(lossCases, strengths, points, (one, strength, pulledTo) => {
        const anchor = Float64Array.from(pulledTo.slice(0, one.loss.terms.length))
        const loss = tuned(one.loss, { strength, anchor })
        const there = penalised(one, loss.optimum, { strength, anchor: fromDataUnits(one.loss, anchor) })
        const start = penalised(one, new Float64Array(loss.terms.length), { strength, anchor })
        there.gradient.forEach((g) =>
          expect(Math.abs(g)).toBeLessThan(1e-8 * (1 + Math.hypot(...start.gradient))),
        )
      }),
    )
  })

  it('leaves frozen coefficients at their start, and brings the others to the best there is with them', () => {
    fc.assert(
      fc.property(lossCases, fc.integer({ min: 0, max: 2 }), points, (one, which, at) => {
        const { terms } = one.loss
        const frozen = terms[which % terms.length]
        const start = Float64Array.from(at.slice(0, terms.length))
        const loss = tuned(one.loss, { frozen: [frozen], start })
        const learningRate = 0.5 * stability(loss).stableLimit
        const run = trajectory(loss, { learningRate, iterations: 30, start, tolerance: 0 })
        const still = terms.indexOf(frozen)
        expect(run.ok && run.value.finalCoefficients[still]).toBeCloseTo(start[still], 9)
        const end = loss.closedForm
        expect(end[still]).toBeCloseTo(start[still], 9)
        // No other coefficient can lower the loss over the data any more.
        const best = lossAt(one.loss, end)
        terms.forEach((term, j) => {
          if (term === frozen) return
          for (const change of [-0.01, 0.01]) {
            const moved = end.map((value, k) => (k === j ? value + change : value))
            expect(lossAt(one.loss, moved)).toBeGreaterThan(best - 1e-9 * (1 + best))
          }
        })
      }),
    )
  })

  it('is ridge regression with standardised predictors: slope Sxy / (Sxx + n λ s²)', () => {
    // x = 1 … 5: Sxy = 6, Sxx = 10, s² = 2, n = 5, mean of y 4.
    const loss = tuned(lossOf(tutorial), { strength: 0.5 })
    expect(loss.closedForm[1]).toBeCloseTo(6 / (10 + 5 * 0.5 * 2), 13)
    expect(loss.closedForm[0]).toBeCloseTo(4 - 3 * 0.4, 13)
  })

  it('with the intercept frozen at 0 is regression through the origin: Σxy / Σx²', () => {
    const loss = tuned(lossOf(tutorial), { frozen: ['(Intercept)'] })
    expect(loss.closedForm[1]).toBeCloseTo(66 / 55, 13)
    expect(loss.closedForm[0]).toBeCloseTo(0, 13)
  })

  it('pulled with boundless strength stays at the anchor', () => {
    const loss = tuned(lossOf(tutorial), { strength: 1e12, anchor: [1, -3] })
    expect(loss.closedForm[1]).toBeCloseTo(-3, 9)
  })

  it.each<TuningOptions>([
    { strength: -1 },
    { strength: NaN },
    { frozen: ['z'] },
    { frozen: ['(Intercept)', 'x'] },
  ])('refuses %o', (options) => {
    const made = tuneLoss(lossOf(tutorial), options)
    expect(made.ok || made.error.code).toBe('option-invalid')
  })
})
