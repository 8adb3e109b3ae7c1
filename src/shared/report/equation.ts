import type { FitResult } from '../estimators/fitResult'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'

export interface EquationOptions {
  /** @default 5 */
  readonly digits?: number
  /** Terms beyond are summed up as an ellipsis. @default 24 */
  readonly termLimit?: number
}

/** The fitted model with its numbers: `mpg = 37.285 − 5.3445 · wt`. Aliased terms are not part of it. */
export function equation(
  { response, coefficients }: Pick<FitResult, 'response' | 'coefficients'>,
  language: Language,
  { digits = 5, termLimit = 24 }: EquationOptions = {},
): string {
  const estimated = coefficients.filter(({ aliased }) => !aliased)
  const terms = estimated.slice(0, termLimit).map(({ term, estimate }, position) => {
    const magnitude = formatSignificant(Math.abs(estimate), digits, language)
    const product = term === '(Intercept)' ? magnitude : `${magnitude} · ${term}`
    const isNegative = estimate < 0
    if (position === 0) return isNegative ? `−${product}` : product
    return `${isNegative ? '−' : '+'} ${product}`
  })
  if (estimated.length > termLimit) terms.push('+ …')
  return `${response} = ${terms.length === 0 ? '0' : terms.join(' ')}`
}
