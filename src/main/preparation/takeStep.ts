import type { Step } from '@shared/preparation/step'
import type { StepEffect } from '@shared/preparation/stepOutcome'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { isMissingSql, trimmed } from '../data/castSql'
import { shortReason } from '../data/condition'
import type { Database } from '../data/database'
import { planStep } from './planStep'
import { missingSql, type Stage, type StageColumn } from './stage'
import type { StepPlan, WrittenColumn } from './stepPlan'

export interface TakenStep {
  readonly stage: Stage
  readonly effect: StepEffect
}

/** Takes one step: the table after it, as a view over the one before, and what it did. `number` names its tables. */
export async function takeStep(
  step: Step,
  { stage, number }: { readonly stage: Stage; readonly number: number },
  database: Database,
): Promise<Result<TakenStep>> {
  try {
    const plan = await planStep(step, stage, database)
    if (!plan.ok) return plan
    const { newRows } = plan.value
    if (newRows) return ok(await replaceRows(newRows, { stage, number }, database))
    return ok(await carryOut(plan.value, { stage, number }, database))
  } catch (error) {
    if (database.stopped) return fail({ code: 'cancelled' })
    return fail({ code: 'step-internal', reason: shortReason((error as Error).message) })
  }
}

async function replaceRows(
  { select, columns, order }: NonNullable<StepPlan['newRows']>,
  { stage, number }: { readonly stage: Stage; readonly number: number },
  database: Database,
): Promise<TakenStep> {
  const relation = `step${number}`
  const place = order.length === 0 ? '0' : `row_number() OVER (ORDER BY ${order.join(', ')}) - 1`
  await database.run(`CREATE TABLE ${relation} AS
    SELECT ${place} AS row_index, NULL::VARCHAR[] AS original, * FROM (${select}) ORDER BY row_index`)
  const [[rows]] = await database.rows(`SELECT count(*)::DOUBLE FROM ${relation}`)
  const cells = columns.map(({ cell }) => cell)
  const after = { rows: Number(rows), rowCount: Number(rows), hasNewRows: true }
  return {
    stage: { relation, columns, cells, context: stage.context, ...after },
    effect: {
      rowsBefore: stage.rows,
      rowsAfter: after.rows,
      hasNewRows: true,
      changed: 0,
      missing: null,
      unparsed: 0,
      figures: {},
    },
  }
}

async function carryOut(
  plan: StepPlan,
  { stage, number }: { readonly stage: Stage; readonly number: number },
  database: Database,
): Promise<TakenStep> {
  const { from = stage.relation, where, written, looksAround = false, figures = {} } = plan
  const relation = `step${number}`
  const cell = `made${number}`
  const parts = ['row_index', 'original', ...stage.cells]
  if (written !== undefined) parts.push(`${written.sql} AS ${cell}`)
  const select = `SELECT ${parts.join(', ')} FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`
  const made = looksAround
    ? `TABLE ${relation} AS ${select} ORDER BY row_index`
    : `VIEW ${relation} AS ${select}`
  await database.run(`CREATE ${made}`)
  const before = written && stage.columns.find(({ name }) => name === written.name)
  const after: Stage = { ...stage, relation, ...withWritten(stage, written, cell) }
  const counted = await count(database, after, written && { written, cell, before })
  const columns = after.columns.map((column) =>
    column.cell === cell ? { ...column, unparsed: counted.unparsed } : column,
  )
  const { rows, changed, missing, unparsed } = counted
  return {
    stage: { ...after, rows, columns },
    effect: { rowsBefore: stage.rows, rowsAfter: rows, changed, missing, unparsed, figures },
  }
}

/** The columns with the one that was written, in the place of one of its name or as the last. */
function withWritten(
  { columns, cells }: Stage,
  written: WrittenColumn | undefined,
  cell: string,
): Pick<Stage, 'columns' | 'cells'> {
  if (written === undefined) return { columns, cells }
  const { name, type, origin = null } = written
  const column: StageColumn = { name, type, cell, origin, unparsed: 0, examples: [] }
  const replaces = columns.some((other) => other.name === name)
  return {
    columns: replaces ? columns.map((other) => (other.name === name ? column : other)) : [...columns, column],
    cells: [...cells, cell],
  }
}

interface Written {
  readonly written: WrittenColumn
  readonly cell: string
  /** The column whose place it takes. */
  readonly before: StageColumn | undefined
}

interface Counts extends Pick<StepEffect, 'changed' | 'missing' | 'unparsed'> {
  readonly rows: number
}

async function count(database: Database, stage: Stage, made: Written | undefined): Promise<Counts> {
  const counts = ['count(*)::DOUBLE', ...(made === undefined ? [] : countsOf(stage, made))]
  const [[rows, changed, missing, unparsed]] = await database.rows(
    `SELECT ${counts.join(', ')} FROM ${stage.relation}`,
  )
  return {
    rows: Number(rows),
    changed: Number(changed ?? 0),
    missing: made === undefined ? null : Number(missing),
    unparsed: Number(unparsed ?? 0),
  }
}

function countsOf({ context }: Stage, { written, cell, before }: Written): string[] {
  const { type, origin } = written
  const isSameType = before !== undefined && sqlKind(before.type) === sqlKind(type)
  const changed = isSameType ? `${cell} IS DISTINCT FROM ${before.cell}` : `${cell} IS NOT NULL`
  const unparsed = origin?.from === 'text' ? unparsedSql(cell, origin.cell, context) : 'FALSE'
  return [changed, missingSql({ cell, type }), unparsed].map(
    (condition) => `(count(*) FILTER (WHERE ${condition}))::DOUBLE`,
  )
}

const sqlKind = (type: StageColumn['type']): string => (type === 'integer' ? 'number' : type)

/** SQL condition: there is a text, not one for a missing value, and it could not be read. */
export function unparsedSql(cell: string, text: string, context: Stage['context']): string {
  return `(${cell} IS NULL AND NOT ${isMissingSql(trimmed(text), context)})`
}
