import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LeastSquares } from '@shared/estimators/leastSquares'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { ArrayDesignInput } from './arrayDesign'
import { arrayDesign, powers } from './arrayDesign'
import { digitsOfAgreement } from './nistLinear'

const solve = (input: ArrayDesignInput, options?: Parameters<typeof solveLeastSquares>[1]): LeastSquares =>
  solveLeastSquares(arrayDesign(input), options)

const x1 = [1.1, 2.3, 3.7, 4.2, 5.9, 6.1, 7.3, 8.8]
const x2 = [2.5, 1.7, 4.1, 3.3, 7.2, 5.5, 9.9, 6.6]
const y = [1, 3, 2, 5, 4, 6, 8, 7]

describe('a column that depends on earlier ones is aliased, in the order of the columns', () => {
  it.each([0, 1e6, -1e9])('fl(0.3·x1 + 0.7·x2), %d from zero', (offset) => {
    const a = x1.map((value) => value + offset)
    const b = x2.map((value) => value + offset)
    const sum = a.map((value, i) => 0.3 * value + 0.7 * b[i])
    expect(solve({ columns: [a, b, sum], response: y }).aliases).toEqual([{ column: 3, dependsOn: [1, 2] }])
    expect(solve({ columns: [a, sum, b], response: y }).aliases).toEqual([{ column: 3, dependsOn: [1, 2] }])
  })

  it('a constant depends on the intercept, a column of zeros on nothing', () => {
    const five = x1.map(() => 5.1)
    const zero = x1.map(() => 0)
    const fit = solve({ columns: [five, zero, x1], response: y })
    expect(fit.aliases).toEqual([
      { column: 1, dependsOn: [0] },
      { column: 2, dependsOn: [] },
    ])
    expect([...fit.columns]).toEqual([0, 3])
    expect(fit.coefficients[1]).toBeNaN()
    expect(fit.trustedDigits[1]).toBeNaN()
    expectPlainLine(fit)
  })

  it('sin² + cos², a constant up to rounding', () => {
    const one = x1.map((value) => Math.sin(value) ** 2 + Math.cos(value) ** 2)
    expect(solve({ columns: [one, x1], response: y }).aliases).toEqual([{ column: 1, dependsOn: [0] }])
  })

  it('all levels of a factor beside an intercept', () => {
    const level = (k: number): number[] => x1.map((_, i) => (i % 3 === k ? 1 : 0))
    const fit = solve({ columns: [level(0), level(1), level(2), x2], response: y })
    expect(fit.aliases).toEqual([{ column: 3, dependsOn: [0, 1, 2] }])
    expect(fit.rank).toBe(4)
  })

  it('leaves the other coefficients as if the column were not there', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 4 }), (seed, at) => {
        const random = seededRandom(seed)
        const draw = (): Float64Array => Float64Array.from({ length: 30 }, () => random.normal())
        const columns = [draw(), draw(), draw(), draw()]
        const response = draw()
        const dependent = columns[0].map((value, i) => value - 2 * columns[at - 1][i] + 0.1)
        const withIt = solve({
          columns: [...columns.slice(0, at), dependent, ...columns.slice(at)],
          response,
        })
        const without = solve({ columns, response })
        expect(withIt.aliases.map(({ column }) => column)).toEqual([at + 1])
        const kept = [...withIt.coefficients].filter((_, j) => j !== at + 1)
        kept.forEach((value, j) => {
          expect(digitsOfAgreement(value, without.coefficients[j])).toBeGreaterThan(
            without.trustedDigits[j] - 1,
          )
        })
      }),
      { numRuns: 40 },
    )
  })

  it('the rank is never more than the rows of positive weight', () => {
    const fit = solve({
      columns: [x1, x2, [3, 1, 4, 1, 5, 9, 2, 6]],
      response: y,
      weights: [1, 2, 0, 0, 0, 0, 0, 0],
    })
    expect(fit.rank).toBe(2)
    expect(fit.dfResidual).toBe(0)
    expect(fit.rss).toBe(0)
    expect(fit.aliases.map(({ column }) => column)).toEqual([2, 3])
  })

  it('without rows there is nothing to estimate', () => {
    const fit = solve({ columns: [[], []], response: [] })
    expect(fit.rank).toBe(0)
    expect(fit.aliases).toEqual([0, 1, 2].map((column) => ({ column, dependsOn: [] })))
    expect(solve({ columns: [x1], response: y, weights: y.map(() => 0) }).rank).toBe(0)
  })
})

function expectPlainLine(fit: LeastSquares): void {
  const line = solve({ columns: [x1], response: y })
  expect(digitsOfAgreement(fit.coefficients[0], line.coefficients[0])).toBeGreaterThan(13)
  expect(digitsOfAgreement(fit.rss, line.rss)).toBeGreaterThan(13)
}

describe('a column that is merely close to others is kept, and keeps its digits', () => {
  it.each([1e8, 1e14, 1e15])('%d + {1 … n}', (base) => {
    for (const n of [3, 5, 10, 200]) {
      const steps = Array.from({ length: n }, (_, i) => i + 1)
      const response = steps.map((step) => 3 + 2 * step + (step % 2))
      const fit = solve({ columns: [steps.map((step) => base + step)], response })
      const plain = solve({ columns: [steps], response })
      expect(fit.rank).toBe(2)
      expect(digitsOfAgreement(fit.coefficients[1], plain.coefficients[1])).toBeGreaterThan(14)
      expect(digitsOfAgreement(fit.rss, plain.rss)).toBeGreaterThan(13)
    }
  })

  it('years to the fifth power', () => {
    const years = Array.from({ length: 40 }, (_, i) => 1981 + i)
    const response = years.map((year) => Math.sin(year / 7))
    const fit = solve({ ...powers(years, 5), response })
    const shifted = solve({
      ...powers(
        years.map((year) => year - 2000),
        5,
      ),
      response,
    })
    expect(fit.rank).toBe(6)
    expect(digitsOfAgreement(fit.coefficients[5], shifted.coefficients[5])).toBeGreaterThan(9)
    expect(digitsOfAgreement(fit.rss, shifted.rss)).toBeGreaterThan(12)
  })

  it.each([
    [1e300, 1e-300, 1],
    [1e-300, 1e-300, 1e300],
    [1e150, 1e-160, 1e-100],
  ])('columns scaled by %d and %d, a response by %d', (first, second, third) => {
    const plain = solve({ columns: [x1, x2], response: y })
    const fit = solve({
      columns: [x1.map((value) => value * first), x2.map((value) => value * second)],
      response: y.map((value) => value * third),
    })
    expect(fit.rank).toBe(3)
    const back = [1, first, second].map((scale, j) => (fit.coefficients[j] / third) * scale)
    back.forEach((value, j) => {
      if (Number.isFinite(value)) expect(digitsOfAgreement(value, plain.coefficients[j])).toBeGreaterThan(12)
    })
    expect(digitsOfAgreement(fit.residualNorm / third, plain.residualNorm)).toBeGreaterThan(12)
    expect(digitsOfAgreement(fit.conditionNumber, plain.conditionNumber)).toBeGreaterThan(12)
  })
})

describe('a perfect fit', () => {
  it('leaves nothing, whether the data are integers or rounded decimals', () => {
    for (const [a, b] of [
      [3, -2],
      [0.1, 0.3],
      [1e9, 0.1],
    ]) {
      expect(solve({ columns: [x1], response: x1.map((value) => a + b * value) }).rss).toBe(0)
    }
  })

  it('is not seen where residuals are small but real', () => {
    const steps = [1, 2, 3, 4, 5, 6]
    const { rss } = solve({ columns: [steps], response: steps.map((step) => 1e15 + step + (step % 2)) })
    const plain = solve({ columns: [steps], response: steps.map((step) => step + (step % 2)) })
    expect(digitsOfAgreement(rss, plain.rss)).toBeGreaterThan(13)
  })
})

it('reports progress to the end', () => {
  const told: number[] = []
  const n = 400_000
  const column = Float64Array.from({ length: n }, (_, i) => Math.sin(i))
  solve(
    { columns: [column], response: column.map((value, i) => value + Math.cos(i * 1.7)) },
    { arithmetic: 'double', onProgress: (done, total) => told.push(done / total) },
  )
  expect(told.length).toBeGreaterThan(1)
  expect(told[told.length - 1]).toBe(1)
  expect([...told].sort((a, b) => a - b)).toEqual(told)
})

it('takes hundreds of columns', () => {
  const random = seededRandom(9)
  const columns = Array.from({ length: 200 }, () => Float64Array.from({ length: 450 }, () => random.normal()))
  const truth = columns.map((_, j) => (j % 7) - 3)
  const response = Float64Array.from({ length: 450 }, (_, i) =>
    columns.reduce((sum, x, j) => sum + x[i] * truth[j], 4),
  )
  const fit = solve({ columns, response })
  expect(fit.rank).toBe(201)
  truth.forEach((value, j) => expect(Math.abs(fit.coefficients[j + 1] - value)).toBeLessThan(1e-12))
})
