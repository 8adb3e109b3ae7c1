import { describe, expect, it } from 'vitest'
import { worstDigits } from './correctDigits'
import { estimates, fitReference } from './penalised'
import { datasetOf, robustReferences } from './robust'

const lines = robustReferences.flatMap((reference) =>
  reference.theilSen === undefined ? [] : [{ ...reference, theilSen: reference.theilSen }],
)

describe('theil-sen against the median of all slopes in R', () => {
  it.each(lines)('$name', async (reference) => {
    const { slope, interceptMedianResidual } = reference.theilSen
    const analysis = await fitReference(datasetOf(reference), {
      formula: reference.formula,
      method: 'theil-sen',
    })
    expect(worstDigits(estimates(analysis), [interceptMedianResidual, slope])).toBeGreaterThan(10)
    expect(analysis.result.inference).toBe('none')
    expect(analysis.result.warnings.filter(({ code }) => code === 'theil-sen-drawn')).toEqual([])
  })
})
