import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowsProblem } from '@shared/analysis/rowsTypes'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import { runRows } from '@shared/analysis/runRows'
import { buildQuadraticLoss } from '@shared/descent/buildQuadraticLoss'
import { stability } from '@shared/descent/stability'
import { trajectory } from '@shared/descent/trajectory'
import type { Trajectory } from '@shared/descent/trajectory'
import type { DescentSettings } from '@shared/document/descentSettings'
import { defaultDescent } from '@shared/document/descentSettings'
import { matrixDesign } from '../diagnostics/matrixDesign'
import {
  convexObjectives,
  linearObjectives,
  problemOf,
  rowsCases,
  sourceOf,
  tutorialSource,
} from './rowsCases'

function run(problem: RowsProblem, settings: Partial<DescentSettings>): Trajectory {
  const made = runRows(problem, { ...defaultDescent, ...settings }, { capacity: 20_000 })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** A problem where there is one: random responses may be all of one class. */
function tryProblem(
  source: ReturnType<typeof sourceOf>,
  settings: Partial<DescentSettings>,
): RowsProblem | null {
  const made = rowsProblem(source, { ...defaultDescent, ...settings })
  return made.ok ? made.value : null
}

const point = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 3, maxLength: 3 })

describe('a loss over rows', () => {
  it('has the gradient that differences of its values give', () => {
    fc.assert(
      fc.property(rowsCases, fc.constantFrom(...linearObjectives), point, (drawn, objective, at) => {
        const problem = tryProblem(drawn.source(objective), { ...drawn.settings, objective, tau: 0.3 })
        fc.pre(problem !== null)
        const { loss } = problem
        const theta = Float64Array.from(at, (value) => value / 173)
        const gradient = new Float64Array(3)
        const value = loss.evaluate(theta, gradient)
        const scratch = new Float64Array(3)
        const size = Math.max(1e-3, ...gradient.map(Math.abs), Math.abs(value))
        for (let j = 0; j < 3; j++) {
          const step = 1e-6
          const [above, below] = [step, -step].map((change) => {
            const moved = theta.slice()
            moved[j] += change
            return loss.evaluate(moved, scratch)
          })
          expect(Math.abs((above - below) / (2 * step) - gradient[j])).toBeLessThan(1e-4 * size)
        }
      }),
    )
  })

  it('of squares goes the way of the quadratic’s own recurrence', () => {
    fc.assert(
      fc.property(rowsCases, fc.integer({ min: 1, max: 95 }), ({ source, settings }, percent) => {
        const from = source('squared')
        const base = { ...settings, l2: 0 }
        const problem = problemOf(from, base)
        const quadratic = buildQuadraticLoss(from.design, from.leastSquares, settings)
        const learningRate = (percent / 100) * stability(quadratic).stableLimit
        const options = { learningRate, iterations: 60, tolerance: 0 }
        const rows = run(problem, { ...base, ...options })
        const plain = trajectory(quadratic, { ...options, capacity: 20_000 })
        if (!plain.ok) throw new Error(plain.error.code)
        rows.losses.forEach((value, k) => {
          expect(Math.abs(value - plain.value.losses[k])).toBeLessThan(1e-9 * (1 + plain.value.losses[k]))
        })
        const size = Math.max(1, ...rows.coefficients.map(Math.abs))
        rows.coefficients.forEach((value, k) => {
          expect(Math.abs(value - plain.value.coefficients[k])).toBeLessThan(1e-9 * size)
        })
      }),
    )
  })

  it('never rises below the rate that is safe everywhere', () => {
    fc.assert(
      fc.property(
        rowsCases,
        fc.constantFrom(...convexObjectives, 'bisquare' as const),
        fc.integer({ min: 1, max: 99 }),
        (drawn, objective, percent) => {
          const settings = { ...drawn.settings, objective }
          const problem = tryProblem(drawn.source(objective), settings)
          fc.pre(problem !== null)
          const learningRate = (percent / 100) * problem.summary.safeLimit
          const { losses } = run(problem, { ...settings, learningRate, iterations: 80, tolerance: 0 })
          for (let k = 1; k < losses.length; k++) {
            expect(losses[k]).toBeLessThanOrEqual(losses[k - 1] * (1 + 1e-12))
          }
        },
      ),
    )
  })

  it('has its gradient zero at the minimum that Newton’s method finds', () => {
    fc.assert(
      fc.property(rowsCases, fc.constantFrom(...convexObjectives), (drawn, objective) => {
        const problem = tryProblem(drawn.source(objective), { ...drawn.settings, objective })
        fc.pre(problem !== null && problem.summary.minimum === 'newton')
        const { loss, summary } = problem
        const gradient = new Float64Array(3)
        const value = loss.evaluate(summary.local.optimum, gradient)
        const start = new Float64Array(3)
        loss.evaluate(new Float64Array(3), start)
        const scale = Math.max(value, ...start.map(Math.abs))
        expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-8 * scale)
      }),
    )
  })

  it('gives the same bits for the same seed, other ones for another', () => {
    fc.assert(
      fc.property(rowsCases, fc.integer({ min: 1, max: 1000 }), ({ source }, seed) => {
        const problem = problemOf(source('huber'), { objective: 'huber' })
        const settings = {
          objective: 'huber',
          optimizer: 'sgd',
          batchSize: 3,
          iterations: 40,
          tolerance: 0,
        } as const
        const learningRate = 0.1 * problem.summary.safeLimit
        const [first, again, other] = [seed, seed, seed + 1].map((one) =>
          run(problem, { ...settings, learningRate, seed: one }),
        )
        expect(again.coefficients).toEqual(first.coefficients)
        expect(other.coefficients).not.toEqual(first.coefficients)
      }),
    )
  })

  it('backtracks: falls at every step from any rate, and of squares is the descent that the quadratic foretells', () => {
    fc.assert(
      fc.property(
        rowsCases,
        fc.constantFrom('huber' as const, 'logistic' as const, 'bisquare' as const),
        fc.constantFrom(1e30, 1, 1e-3),
        (drawn, objective, learningRate) => {
          const problem = tryProblem(drawn.source(objective), { ...drawn.settings, objective })
          fc.pre(problem !== null)
          const settings = { ...drawn.settings, objective, schedule: 'backtracking' as const, learningRate }
          const { losses } = run(problem, { ...settings, iterations: 50, tolerance: 0 })
          const rounding = 1e-12 * Math.abs(losses[0])
          for (let k = 1; k < losses.length; k++) {
            expect(losses[k]).toBeLessThanOrEqual(losses[k - 1] + rounding)
          }
        },
      ),
      { numRuns: 40 },
    )
    const settings = { schedule: 'backtracking', learningRate: 3, iterations: 40, tolerance: 0 } as const
    const { design, leastSquares } = tutorialSource
    const quadratic = buildQuadraticLoss(design, leastSquares, { scale: 'standardize', loss: 'mean' })
    const foretold = trajectory(quadratic, { ...settings, schedule: { name: 'backtracking' } })
    if (!foretold.ok) throw new Error(foretold.error.code)
    const { losses } = run(problemOf(tutorialSource, { objective: 'squared' }), settings)
    foretold.value.losses.forEach((loss, k) => expect(Math.abs(losses[k] - loss)).toBeLessThan(1e-9))
  })

  it('backtracks to the minimum that Newton’s method finds, at a rate that would diverge', () => {
    const problem = problemOf(tutorialSource, { objective: 'huber' })
    const { finalCoefficients, stopped } = run(problem, {
      objective: 'huber',
      schedule: 'backtracking',
      learningRate: 1e6,
      iterations: 5000,
    })
    expect(stopped).toBe('converged')
    finalCoefficients.forEach((value, j) => expect(value).toBeCloseTo(problem.summary.local.closedForm[j], 8))
  })
})

describe('losses whose minimum is known', () => {
  it('absolute residuals end at the exact vertex', () => {
    const { summary } = problemOf(tutorialSource, { objective: 'lad' })
    expect(summary.minimum).toBe('vertex')
    expect(Number.isNaN(stability(summary.local).stableLimit)).toBe(true)
    // The best line goes through two of the points.
    const [x, y] = [
      [1, 2, 3, 4, 5],
      [2, 4, 5, 4, 5],
    ]
    const sums = x.flatMap((_, a) =>
      x.slice(a + 1).map((__, step) => {
        const b = a + 1 + step
        const slope = (y[b] - y[a]) / (x[b] - x[a])
        return x.reduce((sum, value, i) => sum + Math.abs(y[i] - y[a] - slope * (value - x[a])), 0)
      }),
    )
    expect(5 * summary.local.minimum).toBeCloseTo(Math.min(...sums), 10)
  })

  it('a Huber loss whose corner is out of reach is that of squares', () => {
    const { summary } = problemOf(tutorialSource, { objective: 'huber', huberK: 1e6 })
    expect(Array.from(summary.local.closedForm)).toEqual([
      expect.closeTo(2.2, 12) as number,
      expect.closeTo(0.6, 12) as number,
    ])
    expect(summary.local.minimum).toBeCloseTo(0.48, 12)
  })

  it('two classes that a line tells apart have no minimum, and the descent says so', () => {
    const x = [1, 2, 3, 4, 5, 6]
    const source = sourceOf(matrixDesign({ x }, { response: [0, 0, 0, 1, 1, 1] }))
    const problem = problemOf(source, { objective: 'logistic' })
    expect(problem.summary).toMatchObject({ minimum: 'none', isSeparated: true, separating: ['x'] })
    const { reason, stopped } = run(problem, { objective: 'logistic', learningRate: 1, iterations: 5000 })
    expect({ reason, stopped }).toEqual({ reason: 'separation', stopped: 'diverged' })
    // A penalty keeps the coefficients where they are finite.
    expect(problemOf(source, { objective: 'logistic', l2: 0.01 }).summary.minimum).toBe('newton')
  })

  it('classes that touch in one value have none either', () => {
    const source = sourceOf(matrixDesign({ x: [1, 2, 3, 3, 4, 5] }, { response: [0, 0, 0, 1, 1, 1] }))
    expect(problemOf(source, { objective: 'logistic' }).summary.minimum).toBe('none')
  })
})

describe('what a loss over rows refuses', () => {
  const refusal = (source: ReturnType<typeof sourceOf>, settings: Partial<DescentSettings>): unknown => {
    const made = rowsProblem(source, { ...defaultDescent, ...settings })
    return made.ok ? null : made.error
  }

  it('a response that is no 0 or 1', () => {
    expect(refusal(tutorialSource, { objective: 'logistic' })).toEqual({
      code: 'response-not-binary',
      name: 'y',
      value: '2',
      row: 1,
    })
  })

  it('a response of one class', () => {
    const source = sourceOf(matrixDesign({ x: [1, 2, 3, 4] }, { response: [1, 1, 1, 1] }))
    expect(refusal(source, { objective: 'logistic' })).toMatchObject({ code: 'response-one-class', value: 1 })
  })

  it('residuals without a scale', () => {
    const source = sourceOf(matrixDesign({ x: [1, 2, 3, 4] }, { response: [3, 5, 7, 9] }))
    expect(refusal(source, { objective: 'huber' })).toEqual({ code: 'residual-scale-zero' })
    expect(refusal(source, { objective: 'huber', residualScale: 1 })).toBeNull()
  })

  it('a line search, which is the quadratic’s', () => {
    const problem = problemOf(tutorialSource, { objective: 'huber' })
    const made = runRows(
      problem,
      { ...defaultDescent, objective: 'huber', schedule: 'line-search' },
      { capacity: 10 },
    )
    expect(made.ok ? null : made.error).toMatchObject({ code: 'option-invalid', option: 'schedule' })
  })
})
