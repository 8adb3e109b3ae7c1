import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { deletionChanges } from '@shared/diagnostics/deletionChanges'
import type { Cells } from '../plots/analysed'
import { analysed, stackloss } from '../plots/analysed'

const without = (cells: Cells, row: number): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([name, values]) => [name, values.filter((_, i) => i !== row)]),
  )

const rows = (analysis: Analysis): number[] => Array.from({ length: analysis.design.rowCount }, (_, i) => i)

const estimatesOf = ({ leastSquares: { columns, coefficients } }: Analysis): number[] =>
  Array.from(columns, (column) => coefficients[column])

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const sample = fc.array(
  fc.record({
    y: number(-10, 10),
    x: number(-3, 3),
    g: fc.constantFrom('a', 'b', 'c'),
    w: fc.constantFrom(0.5, 1, 2, 3),
  }),
  { minLength: 12, maxLength: 30 },
)

const cellsOf = (records: readonly { y: number; x: number; g: string; w: number }[]): Cells => ({
  y: records.map(({ y, x }, i) => y + x + Math.sin(i)),
  x: records.map(({ x }, i) => x + i / 7),
  // Three of each level at least, so that no row is the last of its level.
  g: records.map(({ g }, i) => (i < 9 ? 'abc'[i % 3] : g)),
  w: records.map(({ w }) => w),
})

const difference = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b))

describe('what leaving a row out would change', () => {
  it.each(['y ~ x', 'y ~ x + g', 'y ~ 0 + x'])('is what the fit without it has: %s', (formula) => {
    fc.assert(
      fc.property(sample, fc.nat(), fc.boolean(), (records, place, isWeighted) => {
        const cells = cellsOf(records)
        const weights = isWeighted ? 'w' : null
        const row = place % records.length
        const whole = analysed(formula, cells, weights)
        const refit = analysed(formula, without(cells, row), weights)
        const [change] = deletionChanges(whole, [row])
        const before = estimatesOf(whole)
        estimatesOf(refit).forEach((estimate, j) =>
          expect(difference(before[j] + change.coefficients[j], estimate)).toBeLessThan(1e-9),
        )
        expect(difference(whole.result.sigma + change.sigma, refit.result.sigma)).toBeLessThan(1e-9)
        expect(difference(whole.result.rSquared + change.rSquared, refit.result.rSquared)).toBeLessThan(1e-8)
      }),
      { numRuns: 60 },
    )
  })

  it('of stackloss is R’s: minus dfbeta, sigma and R² of the fit without row 21', () => {
    const formula = 'stack.loss ~ Air.Flow + Water.Temp + Acid.Conc.'
    const [change] = deletionChanges(analysed(formula, stackloss()), [20])
    // R 4.2.2: m <- lm(stack.loss ~ ., stackloss); u <- update(m, subset = -21); coef(u) - coef(m); sigma and r.squared likewise
    const expected = [-3.78435654091, 0.173467980471, -0.478666252968, 0.0449811505513]
    expected.forEach((value, j) => expect(change.coefficients[j]).toBeCloseTo(value, 9))
    expect(change.sigma).toBeCloseTo(-0.674162699409, 9)
    expect(change.rSquared).toBeCloseTo(0.035218170354, 9)
  })

  it('is not defined where a coefficient rests on the row alone', () => {
    const analysis = analysed('y ~ x + g', {
      y: [1, 2, 4, 3, 6, 5],
      x: [1, 2, 3, 4, 5, 6],
      g: ['a', 'a', 'a', 'a', 'a', 'b'],
    })
    const changes = deletionChanges(analysis, rows(analysis))
    expect(changes[5].coefficients.every(Number.isNaN)).toBe(true)
    expect(changes[5].sigma).toBeNaN()
    expect(changes[0].coefficients.every(Number.isFinite)).toBe(true)
  })

  it('keeps its digits where one row holds nearly all of the variation', () => {
    const x = Array.from({ length: 20 }, (_, i) => i % 5)
    const y = x.map((value, i) => value + Math.cos(i))
    const cells = { x: [...x, 2], y: [...y, 1e9] }
    const whole = analysed('y ~ x', cells)
    const refit = analysed('y ~ x', { x, y })
    const [change] = deletionChanges(whole, [20])
    expect(whole.result.sigma + change.sigma).toBeCloseTo(refit.result.sigma, 6)
    expect(whole.result.rSquared + change.rSquared).toBeCloseTo(refit.result.rSquared, 9)
  })
})
