import { describe, expect, it } from 'vitest'
import { foldInDouble } from '@shared/estimators/foldedDesign'
import { ridgeSpectrum } from '@shared/estimators/ridgeSpectrum'
import { correctDigits, worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

interface RidgeReference {
  readonly dataset: string
  readonly formula: string
  readonly lambda: number
  readonly coefficients: number[]
  readonly effectiveDf: number
  readonly rss: number
  readonly gcv: number
  readonly stdError: number[]
  /** Of the first 100 rows. */
  readonly leverage: number[]
}

describe('ridge against MASS::lm.ridge', () => {
  it.each(readReferences<RidgeReference[]>('ridge.json'))(
    '$dataset, λ = $lambda',
    async ({ dataset, formula, lambda, ...reference }) => {
      const analysis = await fitReference(dataset, { formula, method: 'ridge', options: { lambda } })
      const { result, rows, modelDesign } = analysis
      const spectrum = ridgeSpectrum(foldInDouble(modelDesign, {}), modelDesign, true)
      const digits = {
        coefficients: worstDigits(estimates(analysis), reference.coefficients),
        effectiveDf: correctDigits(result.effectiveDf ?? NaN, reference.effectiveDf),
        rss: correctDigits(result.rss, reference.rss),
        stdError: worstDigits(
          result.coefficients.map(({ stdError }) => stdError),
          reference.stdError,
        ),
        leverage: worstDigits(rows.leverage.subarray(0, 100), reference.leverage),
        gcv: correctDigits(spectrum.at(lambda).gcv, reference.gcv),
      }
      for (const [figure, reached] of Object.entries(digits)) expect(reached, figure).toBeGreaterThan(9)
    },
  )
})
