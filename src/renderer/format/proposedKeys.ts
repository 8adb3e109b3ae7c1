import type { StepOf } from '@shared/preparation/step'
import type { StepColumn } from '@shared/preparation/stepOutcome'

type Keys = StepOf<'join'>['keys']

const isNumeric = ({ type }: StepColumn): boolean => type === 'number' || type === 'integer'

/** The first column that both tables have under one name and with values that can be equal; else none yet. */
export const proposedKeys = (columns: readonly StepColumn[], other: readonly StepColumn[]): Keys => {
  const common = columns.find((column) =>
    other.some(
      (candidate) =>
        candidate.name === column.name &&
        (candidate.type === column.type || (isNumeric(candidate) && isNumeric(column))),
    ),
  )
  return [{ column: common?.name ?? '', other: common?.name ?? '' }]
}
