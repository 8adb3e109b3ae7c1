import { describe, expect, it } from 'vitest'
import { changesBetween, type FitFigures } from '../../../src/shared/diagnostics/fitFigures'

const figures = (estimates: Readonly<Record<string, number>>, sigma = 1): FitFigures => ({
  nUsed: 8,
  sigma,
  rSquared: 0.5,
  coefficients: Object.entries(estimates).map(([term, estimate]) => ({
    term,
    estimate,
    stdError: NaN,
    ciLower: NaN,
    ciUpper: NaN,
  })),
})

describe('what changed from one fit to another', () => {
  it('is no change where only the last bits differ, and any other to its own digits', () => {
    const x = 0.9642857142857143
    const [same, other] = changesBetween(
      figures({ x, z: 1 }),
      figures({ x: x + 4 * Number.EPSILON, z: 1 + 1e-12 }),
    )
    expect(same.change).toBe(0)
    expect(other.change).toBeCloseTo(1e-12, 15)
  })

  it('is not known of a term that one of them has not', () => {
    const [, gone] = changesBetween(figures({ x: 1, z: 2 }), figures({ x: 1 }))
    expect(gone).toMatchObject({ term: 'z', before: 2, after: NaN, change: NaN })
  })
})
