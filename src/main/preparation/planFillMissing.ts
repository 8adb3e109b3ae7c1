import type { StepOf } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Database } from '../data/database/database'
import { finiteValues, meanOf, medianOf, modeOf } from './columnFigures'
import { columnOf, missingSql, numbersOf, type Stage, type StageColumn } from './stage'
import type { Planner } from './stepPlan'
import { literalOf } from './valueSql'

type FillMissing = StepOf<'fill-missing'>

/** Mean and median are those of the finite values. */
export const planFillMissing: Planner<FillMissing> = async (step, stage, { database }) => {
  const needsNumbers = step.with === 'mean' || step.with === 'median'
  const found = needsNumbers ? numbersOf(stage, step.column) : columnOf(stage, step.column)
  if (!found.ok) return found
  const column = found.value
  const { name, cell } = column
  if (step.with === 'previous') return ok(fromPrevious(column))
  const value = await fillValue(step, { stage, column, database })
  if (!value.ok) return value
  const type = column.type === 'integer' ? 'number' : column.type
  const literal = literalOf(value.value, { name, type })
  if (!literal.ok) return literal
  const sql = `(CASE WHEN ${missingSql(column)} THEN ${literal.value} ELSE ${cell} END)`
  return ok({ written: [{ name, type, sql }], figures: { value: value.value } })
}

interface Gaps {
  readonly stage: Stage
  readonly column: StageColumn
  readonly database: Database
}

async function fillValue(
  step: FillMissing,
  { stage, column, database }: Gaps,
): Promise<Result<number | string | boolean>> {
  const value = await valueOf(step, { stage, column, database })
  const isNone = value === null || (typeof value === 'number' && Number.isNaN(value))
  return isNone ? fail({ code: 'step-no-values', name: step.column }) : ok(value)
}

async function valueOf(
  { with: method, value }: FillMissing,
  { stage, column, database }: Gaps,
): Promise<number | string | boolean | null> {
  switch (method) {
    case 'value':
    case 'previous':
      return value
    case 'mean':
      return meanOf(await finiteValues(database, stage, column))
    case 'median': {
      const values = await finiteValues(database, stage, column)
      return values.length === 0 ? null : medianOf(values.sort())
    }
    case 'mode':
      return (await modeOf(database, stage, column)) as number | string | boolean | null
  }
}

/** The value of the nearest row above that has one; above the first there is none. */
function fromPrevious(column: StageColumn) {
  const { name, type, cell } = column
  const present = `(CASE WHEN NOT (${missingSql(column)}) THEN ${cell} END)`
  const sql = `last_value(${present} IGNORE NULLS) OVER (ORDER BY row_index ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`
  return { written: [{ name, type, sql }], looksAround: true }
}
