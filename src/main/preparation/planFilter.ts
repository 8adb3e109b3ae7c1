import { checkCondition } from '@shared/preparation/checkStepExpression'
import type { StepOf } from '@shared/preparation/step'
import { fail, ok } from '@shared/outcome/result'
import { expressionSql } from './expressionSql'
import { SqlProgram } from './sqlProgram'
import { missingSql, sqlColumns } from './stage'
import { columnOf } from './stage'
import type { Planner } from './stepPlan'

/** Rows for which the condition is missing are not kept: they are not known to satisfy it. */
export const planFilter: Planner<StepOf<'filter'>> = ({ expression }, stage) => {
  const checked = checkCondition(expression, stage.columns)
  if (!checked.ok) return checked
  const program = new SqlProgram('part')
  const where = program.truth(expressionSql(checked.value.node, sqlColumns(stage), program)).sql
  return ok({ from: program.source(stage.relation), where })
}

export const planDropMissing: Planner<StepOf<'drop-missing'>> = ({ columns: names }, stage) => {
  const chosen = names.map((name) => columnOf(stage, name))
  const unknown = chosen.find((column) => !column.ok)
  if (unknown?.ok === false) return fail(unknown.error)
  const columns =
    names.length === 0 ? stage.columns : chosen.flatMap((found) => (found.ok ? [found.value] : []))
  return ok({ where: columns.map((column) => `NOT (${missingSql(column)})`).join(' AND ') })
}
