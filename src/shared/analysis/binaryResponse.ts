import type { DescentRows } from '../descent/descentRows'
import type { AppError } from '../outcome/appError'
import type { RowsSource } from './rowsTypes'

/** What keeps a response from being that of a logistic loss; null when nothing does. */
export function binaryProblem(
  { design, trials }: RowsSource,
  chosen: Int32Array,
  { response, weights }: DescentRows,
): AppError | null {
  const { responseLabel: name } = design
  const counts = (i: number): boolean => weights === null || weights[i] > 0
  const fits = (y: number): boolean => (trials === null ? y === 0 || y === 1 : y >= 0 && y <= 1)
  const stranger = response.findIndex((y, i) => counts(i) && !fits(y))
  if (stranger >= 0) {
    const row = design.rows.at(chosen[stranger]) + 1
    return { code: 'response-not-binary', name, value: String(response[stranger]), row }
  }
  const first = response.find((_, i) => counts(i)) ?? NaN
  const differs = response.some((y, i) => counts(i) && y !== first)
  return differs || (first > 0 && first < 1) ? null : { code: 'response-one-class', name, value: first }
}
