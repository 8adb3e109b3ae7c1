import type { Step } from '@shared/preparation/step'
import type { StepEffect } from '@shared/preparation/stepOutcome'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { shortReason } from '../data/database/shortReason'
import type { Database } from '../data/database/database'
import { planStep } from './planStep'
import type { Stage, StageColumn } from './stage'
import type { PlanSources, StepPlan } from './stepPlan'
import { countWritten, madeCells, namedColumns, withWritten } from './writtenColumns'

export interface TakenStep {
  readonly stage: Stage
  readonly effect: StepEffect
}

/** Takes one step: the table after it, as a view over the one before, and what it did. `number` names its tables. */
export async function takeStep(
  step: Step,
  { stage, number }: { readonly stage: Stage; readonly number: number },
  sources: PlanSources,
): Promise<Result<TakenStep>> {
  const { database } = sources
  try {
    const plan = await planStep(step, stage, sources)
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
  const { from = stage.relation, where, looksAround = false, figures = {}, join } = plan
  const relation = `step${number}`
  const written = namedColumns(plan.written ?? [], number)
  const made = madeCells(written)
  const parts = ['row_index', 'original', ...stage.cells, ...made.map(({ cell, sql }) => `${sql} AS ${cell}`)]
  const select = `SELECT ${parts.join(', ')} FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`
  const kept = looksAround
    ? `TABLE ${relation} AS ${select} ORDER BY row_index`
    : `VIEW ${relation} AS ${select}`
  await database.run(`CREATE ${kept}`)
  const { rows, columns: counts } = await countWritten(database, { relation, before: stage }, written)
  const sum = (of: keyof (typeof counts)[number]): number => counts.reduce((all, each) => all + each[of], 0)
  const columns = written.reduce<readonly StageColumn[]>(
    (before, column, place) => withWritten(before, column, counts[place].unparsed),
    stage.columns,
  )
  const cells = [...stage.cells, ...made.map(({ cell }) => cell)]
  return {
    stage: { ...stage, relation, cells, columns, rows },
    effect: {
      rowsBefore: stage.rows,
      rowsAfter: rows,
      changed: sum('changed'),
      missing: written.length === 0 ? null : sum('missing'),
      infinite: sum('infinite'),
      unparsed: sum('unparsed'),
      figures,
      join,
    },
  }
}
