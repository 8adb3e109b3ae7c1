import type { Centering } from '../estimators/fitResult'
import type { RemedyAction } from './remedy'

/** The action that centres, where that cures the check; else none. */
export function centringFor(
  check: Centering['cures'][number],
  centering: Centering | undefined,
): readonly RemedyAction[] {
  return centering?.cures.includes(check) ? [{ kind: 'center', columns: centering.columns }] : []
}
