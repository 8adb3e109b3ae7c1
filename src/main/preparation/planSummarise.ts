import type { StepOf } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { columnOf, missingSql, numbersOf, type Stage, type StageColumn } from './stage'
import type { Planner } from './stepPlan'

type Summarise = StepOf<'summarise'>
type Figure = Summarise['figures'][number]

/** A figure of no value is missing; the standard deviation is that of a sample, n − 1. */
export const planSummarise: Planner<Summarise> = ({ by, figures }, stage) => {
  const columns: StageColumn[] = []
  const parts: string[] = []
  const add = (column: Pick<StageColumn, 'name' | 'type'>, sql: string): void => {
    const cell = `sum${columns.length}`
    parts.push(`${sql} AS ${cell}`)
    columns.push({ name: column.name, type: column.type, cell, origin: null, unparsed: 0, examples: [] })
  }
  for (const name of by) {
    const column = columnOf(stage, name)
    if (!column.ok) return column
    add(column.value, column.value.cell)
  }
  const order = columns.map(({ cell }) => `${cell} NULLS LAST`)
  for (const figure of figures) {
    const sql = figureSql(figure, stage)
    if (!sql.ok) return sql
    add({ name: figure.name, type: 'number' }, sql.value)
  }
  const twice = columns.find(({ name }, index) => columns.findIndex((other) => other.name === name) < index)
  if (twice !== undefined) {
    return fail({ code: 'step-value', name: twice.name, value: twice.name, expected: 'another name' })
  }
  const grouped = by.length === 0 ? '' : ` GROUP BY ${order.map((_, index) => index + 1).join(', ')}`
  const select = `SELECT ${parts.join(', ')} FROM ${stage.relation}${grouped}`
  return ok({ newRows: { select, columns, order } })
}

function figureSql({ figure, column: name }: Figure, stage: Stage): Result<string> {
  if (name === null) return ok('count(*)::DOUBLE')
  const column = figure === 'count' ? columnOf(stage, name) : numbersOf(stage, name)
  if (!column.ok) return column
  const present = `FILTER (WHERE NOT ${missingSql(column.value)})`
  const { cell } = column.value
  // In the order of rows, so that rounding does not depend on threads.
  const inOrder = `(${cell} ORDER BY row_index) ${present}`
  switch (figure) {
    case 'count':
      return ok(`(count(*) ${present})::DOUBLE`)
    case 'mean':
      return ok(`(${sumSql(cell, inOrder)} / (count(*) ${present}))`)
    case 'sum':
      return ok(sumSql(cell, inOrder))
    case 'median':
      return ok(`(quantile_cont(${cell}, 0.5) ${present})`)
    case 'sd':
      // DuckDB computes what a CASE leaves out too, and refuses infinities.
      return ok(`(CASE WHEN bool_and(isfinite(${cell}))
        THEN stddev_samp(${cell} ORDER BY row_index) FILTER (WHERE isfinite(${cell})) END)`)
    case 'min':
    case 'max':
      return ok(`(${figure}(${cell}) ${present})`)
  }
}

/** Kahan's sum, which an infinity would make NaN. */
const sumSql = (cell: string, inOrder: string): string =>
  `(CASE WHEN bool_and(isfinite(${cell})) THEN fsum${inOrder} ELSE sum${inOrder} END)`
