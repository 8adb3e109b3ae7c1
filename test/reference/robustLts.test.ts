import { describe, expect, it } from 'vitest'
import { worstDigits } from './correctDigits'
import { estimates, fitReference } from './penalised'
import { datasetOf, robustReferences } from './robust'

describe('lts against robustbase’s ltsReg', () => {
  it.each(robustReferences)('$name', async (reference) => {
    const { estimate, scale } = reference.ltsReg
    const analysis = await fitReference(datasetOf(reference), { formula: reference.formula, method: 'lts' })
    expect(worstDigits(estimates(analysis), estimate)).toBeGreaterThan(9)
    expect(worstDigits([analysis.result.sigma], [scale])).toBeGreaterThan(9)
    expect(Array.from(analysis.leastSquares.robust?.rowWeights ?? [])).toEqual(reference.ltsReg['lts.wt'])
  })

  it('rejects the six rows of starsCYG that are published', async () => {
    const analysis = await fitReference('robustbase/starsCYG.csv', {
      formula: 'log.light ~ log.Te',
      method: 'lts',
    })
    const rejected = Array.from(analysis.leastSquares.robust?.rowWeights ?? []).flatMap((weight, i) =>
      weight === 0 ? [i + 1] : [],
    )
    // robustbase, tests/tlts.Rout.save
    expect(rejected).toEqual([7, 9, 11, 20, 30, 34])
    expect(worstDigits(estimates(analysis), [-8.5, 3.046])).toBeGreaterThan(3.5)
  })
})
