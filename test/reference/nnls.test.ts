import { describe, expect, it } from 'vitest'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

interface NnlsReference {
  readonly dataset: string
  readonly formula: string
  readonly free: number[]
  readonly freeRss: number
}

describe('non-negative least squares against R’s nnls', () => {
  it.each(readReferences<NnlsReference[]>('nnls.json'))(
    '$dataset',
    async ({ dataset, formula, free, freeRss }) => {
      const analysis = await fitReference(dataset, { formula, method: 'nnls' })
      expect(worstDigits(estimates(analysis), free)).toBeGreaterThan(9)
      expect(correctDigits(analysis.result.rss, freeRss)).toBeGreaterThan(9)
      expect(analysis.result.inference).toBe('none')
      expect(
        analysis.result.coefficients.every(({ aliased, pValue }) => !aliased && Number.isNaN(pValue)),
      ).toBe(true)
    },
  )
})
