import { describe, expect, it } from 'vitest'
import { worstDigits } from './correctDigits'
import { estimates, fitReference, readReferences } from './penalised'

/** Solved in 60 digits at the signs that glmnet found (`scripts/elasticNetExact.py`). */
interface ExactReference {
  readonly dataset: string
  readonly formula: string
  readonly weights: string | null
  /** The penalty is absolute · Σ D |β| + squares · ½ Σ D² β². */
  readonly absolute: number
  readonly squares: number
  readonly coefficients: number[]
}

interface GlmnetReference {
  readonly alpha: number
  readonly lambda: number
  readonly coefficients: number[]
  /** The response was divided by this after the center was taken away. */
  readonly responseCenter: number
  readonly responseScale: number
  readonly df: number
}

/** Found by iterations that stop, glmnet's coefficients have as many digits. */
const GLMNETS_DIGITS = 7.5

const exact = readReferences<ExactReference[]>('elasticNetExact.json')
const glmnet = [
  ...readReferences<GlmnetReference[]>('lasso.json'),
  ...readReferences<GlmnetReference[]>('elasticNet.json'),
]
const references = exact.map((reference, index) => ({ ...reference, glmnet: glmnet[index] }))

describe('lasso and elastic net', () => {
  it.each(references)(
    '$dataset, α = $glmnet.alpha, λ = $glmnet.lambda: to 12 digits, as many zeros as glmnet',
    async ({ absolute, squares, coefficients, glmnet: other, ...model }) => {
      const lambda = absolute + squares
      const analysis = await fitReference(model.dataset, {
        ...model,
        ...(squares === 0
          ? { method: 'lasso', options: { lambda } }
          : { method: 'elastic-net', options: { lambda, alpha: absolute / lambda } }),
      })
      const found = estimates(analysis)
      expect(worstDigits(found, coefficients)).toBeGreaterThan(12)
      expect(found.slice(1).filter((value) => value !== 0)).toHaveLength(other.df)
      const theirs = other.coefficients.map(
        (value, j) => value * other.responseScale + (j === 0 ? other.responseCenter : 0),
      )
      expect(worstDigits(found, theirs)).toBeGreaterThan(GLMNETS_DIGITS)
      expect(analysis.result.warnings.map(({ code }) => code)).toEqual(['penalised-no-inference'])
    },
  )
})
