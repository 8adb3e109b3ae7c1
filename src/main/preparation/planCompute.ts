import { checkStepExpression } from '@shared/preparation/checkStepExpression'
import type { StepOf } from '@shared/preparation/step'
import { innermost } from '@shared/formula/variable'
import { ok } from '@shared/outcome/result'
import { expressionSql } from './expressionSql'
import { SqlProgram } from './sqlProgram'
import { sqlColumns } from './stage'
import type { Planner } from './stepPlan'

/** A column that is named alone is copied as it is, a date as a date. */
export const planCompute: Planner<StepOf<'compute'>> = ({ name, expression }, stage) => {
  const checked = checkStepExpression(expression, stage.columns)
  if (!checked.ok) return checked
  const { node, type } = checked.value
  const inner = innermost(node)
  const copied = stage.columns.find((column) => inner.kind === 'name' && column.name === inner.name)
  if (copied !== undefined) return ok({ written: [{ name, type: copied.type, sql: copied.cell }] })
  const program = new SqlProgram('part')
  const term = expressionSql(node, sqlColumns(stage), program)
  const value = type === 'numeric' ? program.clean(term) : type === 'logical' ? program.truth(term) : term
  const written = [{ name, type: columnTypes[type], sql: value.sql }]
  return ok({ from: program.source(stage.relation), written })
}

const columnTypes = { numeric: 'number', logical: 'boolean', text: 'text' } as const
