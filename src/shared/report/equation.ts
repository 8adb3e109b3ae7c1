import type { FitResult } from '../estimators/fitResult'
import { formatDecimals, formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import type { NumberStyle } from './composition'

export interface EquationOptions {
  /** @default 5 */
  readonly digits?: number
  /** Terms beyond are summed up as an ellipsis. @default 24 */
  readonly termLimit?: number
  /** Comes before `digits` where it says anything. @default usual */
  readonly numbers?: NumberStyle
}

/** The fitted model with its numbers: `mpg = 37.285 − 5.3445 · wt`. Aliased terms are not part of it. */
export function equation(
  { response, coefficients }: Pick<FitResult, 'response' | 'coefficients'>,
  language: Language,
  { digits = 5, termLimit = 24, numbers = { kind: 'usual' } }: EquationOptions = {},
): string {
  const written = (value: number): string =>
    numbers.kind === 'decimals'
      ? formatDecimals(value, numbers.decimals, language)
      : formatSignificant(value, numbers.kind === 'significant' ? numbers.digits : digits, language)
  const estimated = coefficients.filter(({ aliased }) => !aliased)
  const terms = estimated.slice(0, termLimit).map(({ term, estimate }, position) => {
    const magnitude = written(Math.abs(estimate))
    const product = term === '(Intercept)' ? magnitude : `${magnitude} · ${term}`
    const isNegative = estimate < 0
    if (position === 0) return isNegative ? `−${product}` : product
    return `${isNegative ? '−' : '+'} ${product}`
  })
  if (estimated.length > termLimit) terms.push('+ …')
  return `${response} = ${terms.length === 0 ? '0' : terms.join(' ')}`
}
