import type { FitResult } from '@shared/estimators/fitResult'
import { constraintState } from '@shared/report/constraintState'
import { equationTestText } from '@shared/report/constraintTable'
import { formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import { textTable } from './textTable'

/** Every constraint and what became of it, and the test of the equations; null without any. */
export function constraintsText({ constraints }: FitResult): string | null {
  if (constraints === undefined || constraints.outcomes.length === 0) return null
  const { outcomes, test } = constraints
  const table = textTable({
    header: ['constraint', 'state', 'multiplier', 'slack'],
    rows: outcomes.map((outcome) => [
      outcome.text,
      translate('en', constraintState(outcome)),
      formatSignificant(outcome.multiplier, 6, 'en'),
      formatSignificant(outcome.slack, 6, 'en'),
    ]),
    left: [0, 1],
  })
  return test === null ? table : `${table}\n${equationTestText(test, 'en')}`
}
