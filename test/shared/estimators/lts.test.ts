import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lts } from '@shared/estimators/lts'
import { ols } from '@shared/estimators/ols'
import type { Estimation } from '@shared/estimators/estimation'
import type { Result } from '@shared/outcome/result'
import { arrayDesign } from './arrayDesign'

const options = { share: 0.5, draws: 200, seed: 1 }
const x = Float64Array.from({ length: 40 }, (_, i) => i / 4)
const clean = x.map((value, i) => 1 + 2 * value + Math.sin(7.3 * i))

const coefficients = (solved: Result<Estimation>): number[] => {
  if (!solved.ok) throw new Error(solved.error.code)
  return Array.from(solved.value.leastSquares.coefficients)
}
const fit = (y: Float64Array, given = options): number[] =>
  coefficients(lts.solve(arrayDesign({ columns: [x], response: y }), given, {}))

describe('least trimmed squares', () => {
  it('stays where it is however far off fewer than half of the rows are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 100, max: 1e6, noNaN: true }),
        (count, far) => {
          const spoilt = clean.map((value, i) => (i < count ? value + far : value))
          const [intercept, slope] = fit(spoilt)
          expect(Math.abs(slope - 2)).toBeLessThan(0.2)
          expect(Math.abs(intercept - 1)).toBeLessThan(1.5)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('moves with the response: shifted and stretched', () => {
    const [intercept, slope] = fit(clean)
    const moved = fit(clean.map((value) => 5 + 3 * value))
    expect(moved[0]).toBeCloseTo(5 + 3 * intercept, 9)
    expect(moved[1]).toBeCloseTo(3 * slope, 9)
  })

  it('is least squares where every row counts and none is far off', () => {
    const found = fit(clean, { ...options, share: 1 })
    const expected = coefficients(
      ols.solve(arrayDesign({ columns: [x], response: clean }), { arithmetic: 'auto' }, {}),
    )
    found.forEach((value, k) => expect(value).toBeCloseTo(expected[k], 9))
  })

  it('says that more than half of the rows lie on a line exactly', () => {
    const exact = x.map((value, i) => (i < 10 ? 50 + i : 1 + 2 * value))
    const solved = lts.solve(arrayDesign({ columns: [x], response: exact }), options, {})
    expect(solved.ok && solved.value.warnings).toMatchObject([{ code: 'robust-exact', exact: 30, rows: 40 }])
    expect(coefficients(solved)[1]).toBeCloseTo(2, 9)
  })
})
