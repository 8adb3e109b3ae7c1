import type { StepOf } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { roughSql, valueSql } from '../data/cells/castSql'
import type { ColumnReading } from '../data/cells/columnSpec'
import type { Database } from '../data/database/database'
import { toldDateFormat } from '../data/cells/dateFormat'
import { SqlProgram } from './sqlProgram'
import { numberTerm } from './sqlTerm'
import { columnOf, contentOf, type Stage, type StageColumn } from './stage'
import type { Planner } from './stepPlan'

type Parse = StepOf<'parse'>

/** Texts that are looked at to tell how dates are written. */
const LOOKED_AT = 20_000

/** Reads the texts as import would. A text that is neither missing nor read is a failed cell of the column. */
export const planParse: Planner<Parse> = async (step, stage, { database }) => {
  const found = columnOf(stage, step.column)
  if (!found.ok) return found
  const { name, cell, type } = found.value
  const expected = 'text'
  if (type !== 'text') return fail({ code: 'step-type', name, found: contentOf(found.value), expected })
  const reading = await readingOf(step, { stage, column: found.value, database })
  if (!reading.ok) return reading
  const program = new SqlProgram('part')
  const rough = program.simple(numberTerm(roughSql(cell, reading.value))).sql
  const context = { ...stage.context, hasUnderscore: true }
  const sql = valueSql(rough, cell, reading.value, context)
  const texts = { sql: cell, reading: reading.value }
  return ok({ from: program.source(stage.relation), written: [{ name, type: step.to, sql, texts }] })
}

interface Texts {
  readonly stage: Stage
  readonly column: StageColumn
  readonly database: Database
}

async function readingOf(
  { to, decimal, thousands, unit, dateOrder }: Parse,
  { stage, column, database }: Texts,
): Promise<Result<ColumnReading>> {
  const { name, cell } = column
  if (to === 'number') {
    const format = { decimal, thousands }
    return ok({ type: 'number', format, unicodeMinus: true, ...(unit === null ? {} : { unit }) })
  }
  const rows = await database.rows(
    `SELECT trim(${cell}) FROM ${stage.relation} WHERE ${cell} IS NOT NULL ORDER BY row_index LIMIT ${LOOKED_AT}`,
  )
  const texts = rows.map(([text]) => String(text))
  const format = toldDateFormat(texts, dateOrder ?? undefined)
  if (format !== 'unknown') return ok({ type: 'date', format })
  // Day and month cannot be told apart: the order must be said.
  return fail({ code: 'step-value', name, value: texts[0], expected: 'dates' })
}
