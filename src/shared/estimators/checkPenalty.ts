import type { AppError } from '../outcome/appError'
import type { LeastSquares } from './leastSquares'

/** The refusal of a λ so large that beside it doubles hold nothing of the data: a coefficient is no number although it is not aliased. */
export function checkPenalty(lambda: number, { coefficients, aliases }: LeastSquares): AppError | null {
  const isLost = coefficients.some(
    (value, j) => Number.isNaN(value) && !aliases.some(({ column }) => column === j),
  )
  return isLost
    ? { code: 'option-invalid', option: 'lambda', value: String(lambda), expected: `< ${lambda}` }
    : null
}
