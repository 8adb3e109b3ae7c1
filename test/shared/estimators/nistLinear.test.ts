import { describe, expect, it } from 'vitest'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { digitsOfAgreement, nistDesign, nistSets } from './nistLinear'

describe('solveLeastSquares on the NIST StRD linear sets', () => {
  it.each(nistSets.map((set) => [set.name, set] as const))('%s: 13 digits, standard errors 12', (_, set) => {
    const design = nistDesign(set)
    const fit = solveLeastSquares(design)
    const p = design.columnCount
    const sigma = fit.residualNorm / Math.sqrt(fit.dfResidual)
    expect(fit.rank).toBe(p)
    expect(fit.dfResidual).toBe(set.certified.dof)
    const agreement = set.certified.params.map(({ estimate }, j) =>
      digitsOfAgreement(fit.coefficients[j], estimate),
    )
    const errors = set.certified.params.map(({ sd }, j) => {
      const row = fit.inverseR.subarray(j * p, (j + 1) * p)
      return digitsOfAgreement(sigma * Math.hypot(...row), sd)
    })
    console.info(
      `${set.name}: ${Math.min(...agreement).toFixed(1)} digits, standard errors ${Math.min(...errors).toFixed(1)}, ${fit.arithmetic}`,
    )
    expect(Math.min(...agreement)).toBeGreaterThanOrEqual(13)
    expect(Math.min(...errors)).toBeGreaterThanOrEqual(12)
    expect(digitsOfAgreement(fit.rss, set.certified.rss)).toBeGreaterThanOrEqual(12)
  })
})
