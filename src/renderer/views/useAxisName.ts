import type { QuadraticLoss } from '@shared/descent/quadraticLoss'
import { useText } from '../locales/messages'

/** Names of coefficients on axes: a standardised one is not in the data's units, and its axis says so. */
export const useAxisName = () => {
  const { text } = useText()
  return (loss: QuadraticLoss | null, index: number): string => {
    if (!loss) return ''
    const term = loss.terms[index]
    if (index === loss.interceptIndex) return text('terms.intercept')
    return loss.scale === 'standardize' ? text('descent.standardized', { term }) : term
  }
}
