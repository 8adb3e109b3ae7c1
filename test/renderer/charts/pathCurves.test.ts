import { describe, expect, it } from 'vitest'
import type { PenaltyPath } from '@shared/estimators/fitResult'
import { nearestLambda, pathCurves } from '../../../src/renderer/charts/pathCurves'

const path: PenaltyPath = {
  lambda: Float64Array.of(100, 1, 0.01, 0),
  effectiveDf: Float64Array.of(1.2, 2, 2.9, 3),
  coefficients: [
    Float64Array.of(20, -0.5, 0.01, NaN),
    Float64Array.of(30, -4, 0.02, NaN),
    Float64Array.of(37, -5, -0.04, NaN),
    Float64Array.of(38, -5.1, -0.05, NaN),
  ],
}
const terms = ['(Intercept)', 'wt', 'hp', 'wt2']

describe('pathCurves', () => {
  it('has a curve for each coefficient that is shrunken: not the intercept, nothing aliased', () => {
    expect(pathCurves(path, terms, 'coefficient').map(({ term }) => term)).toEqual(['wt', 'hp'])
  })

  it('leaves out λ = 0, which a logarithmic axis has not', () => {
    expect(pathCurves(path, terms, 'coefficient')[0].points).toEqual([
      { x: 100, y: -0.5 },
      { x: 1, y: -4 },
      { x: 0.01, y: -5 },
    ])
  })

  it('shows each relative to its largest size on request', () => {
    const [, hp] = pathCurves(path, terms, 'relative')
    expect(hp.points.map(({ y }) => y)).toEqual([0.25, 0.5, -1])
  })

  it('keeps a coefficient that is zero throughout at zero', () => {
    const flat = { ...path, coefficients: path.coefficients.map(() => new Float64Array(4)) }
    expect(pathCurves(flat, terms, 'relative')[0].points.every(({ y }) => y === 0)).toBe(true)
  })
})

describe('nearestLambda', () => {
  it.each([
    [90, 100],
    [9, 1],
    [0.2, 1],
    [0.05, 0.01],
    [1e-9, 0.01],
  ])('of %d is %d: by ratio, and never 0', (value, expected) => {
    expect(nearestLambda(path, value)).toBe(expected)
  })
})
