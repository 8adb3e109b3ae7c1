import { describe, expect, it } from 'vitest'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

interface NnlsReference {
  readonly dataset: string
  readonly formula: string
  readonly free: number[]
  readonly freeRss: number
  /** With the intercept bounded too: nnls of [1, X]. */
  readonly bounded: number[]
  readonly boundedRss: number
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

  it.each(readReferences<NnlsReference[]>('nnls.json'))(
    '$dataset, the intercept bounded too',
    async ({ dataset, formula, bounded, boundedRss }) => {
      const options = { 'bound-intercept': true }
      const analysis = await fitReference(dataset, { formula, method: 'nnls', options })
      const found = estimates(analysis)
      bounded.forEach((value, j) => {
        if (value === 0) expect(found[j]).toBe(0)
        else expect(correctDigits(found[j], value)).toBeGreaterThan(9)
      })
      expect(correctDigits(analysis.result.rss, boundedRss)).toBeGreaterThan(9)
      expect(analysis.result.constraints).toBeUndefined()
    },
  )
})
