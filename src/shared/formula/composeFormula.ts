import { quoteName } from './quoteName'
import { joinSummands } from './summands'

export interface FormulaParts {
  /** The column that is explained. */
  readonly response: string
  /** The columns that explain it. */
  readonly terms: readonly string[]
  /** @default true */
  readonly intercept?: boolean
}

/** The formula of main effects, names in back-ticks where R needs them: `mpg ~ wt + hp`, `y ~ 0 + x`, `y ~ 1`. */
export function composeFormula({ response, terms, intercept = true }: FormulaParts): string {
  const texts = [...(intercept ? [] : ['0']), ...terms.map(quoteName)]
  return `${quoteName(response)} ~ ${joinSummands(texts.map((text) => ({ isTakenAway: false, text })))}`
}
