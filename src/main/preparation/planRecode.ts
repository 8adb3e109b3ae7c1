import type { StepOf } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ColumnType } from '@shared/table/column'
import { columnOf, missingSql } from './stage'
import type { StageColumn } from './stage'
import type { Planner } from './stepPlan'
import { literalOf } from './valueSql'

type Recode = StepOf<'recode'>
type Value = Recode['pairs'][number]['to']

/**
 * The first pair whose value a cell has decides. New values of one type make a column of that type; where kept values or new
 * ones are of several, all are written as texts.
 */
export const planRecode: Planner<Recode> = (step, stage) => {
  const { column: name, pairs, otherwise } = step
  const column = columnOf(stage, name)
  if (!column.ok) return column
  const type = resultType(step, column.value)
  const cases: string[] = []
  for (const { from, to } of pairs) {
    const condition = conditionOf(column.value, from)
    if (!condition.ok) return condition
    const value = literalOf(to, { ...column.value, type })
    if (!value.ok) return value
    cases.push(`WHEN ${condition.value} THEN ${value.value}`)
  }
  const rest = otherwise === 'missing' ? '' : ` ELSE ${asType(column.value, type)}`
  return ok({ written: [{ name: step.name ?? name, type, sql: `(CASE ${cases.join(' ')}${rest} END)` }] })
}

function conditionOf(column: StageColumn, from: Value): Result<string> {
  if (from === null) return ok(missingSql(column))
  const literal = literalOf(from, column)
  return literal.ok ? ok(`${column.cell} = ${literal.value}`) : fail(literal.error)
}

function resultType({ pairs, otherwise }: Recode, column: StageColumn): ColumnType {
  const types = new Set<ColumnType>(pairs.flatMap(({ to }) => (to === null ? [] : [typeOfValue(to)])))
  if (otherwise === 'keep' && column.type === 'date' && pairs.every(({ to }) => isDate(to))) return 'date'
  if (otherwise === 'keep') types.add(column.type === 'integer' ? 'number' : column.type)
  if (types.size === 0) return column.type
  return types.size === 1 ? [...types][0] : 'text'
}

const typeOfValue = (value: number | string | boolean): ColumnType =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'

const isDate = (value: Value): boolean =>
  value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value))

/** The cell's own value, written as a text where the column becomes one of texts. */
function asType({ cell, type }: StageColumn, target: ColumnType): string {
  if (target !== 'text' || type === 'text') return cell
  if (type === 'boolean') return `upper(CAST(${cell} AS VARCHAR))`
  if (type === 'date') return `strftime(${cell}, '%Y-%m-%d')`
  const whole = `CAST(CAST(${cell} AS BIGINT) AS VARCHAR)`
  return `(CASE WHEN abs(${cell}) < 1e15 AND ${cell} = trunc(${cell}) THEN ${whole} ELSE CAST(${cell} AS VARCHAR) END)`
}
