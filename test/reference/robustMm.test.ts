import { describe, expect, it } from 'vitest'
import { worstDigits } from './correctDigits'
import { estimates, fitReference } from './penalised'
import { datasetOf, largestDifference, robustReferences } from './robust'

describe('mm against robustbase’s lmrob', () => {
  it.each(robustReferences)('$name', async (reference) => {
    const { estimate, se, p, scale, robustnessWeights } = reference.lmrobMM
    const analysis = await fitReference(datasetOf(reference), { formula: reference.formula, method: 'mm' })
    const { result, leastSquares } = analysis
    expect(worstDigits([result.sigma], [scale])).toBeGreaterThan(8)
    expect(worstDigits(estimates(analysis), estimate)).toBeGreaterThan(7)
    expect(
      worstDigits(
        result.coefficients.map(({ stdError }) => stdError),
        se,
      ),
    ).toBeGreaterThan(6)
    expect(
      worstDigits(
        result.coefficients.map(({ pValue }) => pValue),
        p,
      ),
    ).toBeGreaterThan(5)
    expect(largestDifference(leastSquares.robust?.rowWeights ?? [], robustnessWeights)).toBeLessThan(1e-7)
  })
})
