import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { StepOf } from '@shared/preparation/step'
import type { BroughtColumn } from '@shared/preparation/stepOutcome'
import { freeName } from '../data/freeName'
import { otherColumn } from './keyPairs'
import type { OtherColumn, OtherTable } from './otherTable'
import type { Stage } from './stage'
import type { WrittenColumn } from './stepPlan'

type Join = StepOf<'join'>

interface Brought {
  readonly columns: readonly BroughtColumn[]
  readonly written: readonly WrittenColumn[]
}

/**
 * The other table's columns that come along. A name that the step gives is taken from a column that has it, as in a computed
 * column; without one a column is called as there, or `name_2`, `name_3`, … where that is taken.
 */
export function broughtColumns(step: Join, stage: Stage, other: OtherTable): Result<Brought> {
  const wanted = step.columns ?? allButKeys(step, other)
  const given = wanted.flatMap(({ name }) => name ?? [])
  const twice = given.find((name, index) => given.indexOf(name) < index)
  if (twice !== undefined) {
    return fail({ code: 'step-value', name: twice, value: twice, expected: 'another name' })
  }
  const taken = new Set([...stage.columns.map(({ name }) => name), ...given])
  const columns: BroughtColumn[] = []
  const written: WrittenColumn[] = []
  for (const { column, name: told } of wanted) {
    const found = otherColumn(step, column, other)
    if (!found.ok) return found
    const name = told ?? freeName(column, (candidate) => taken.has(candidate))
    taken.add(name)
    columns.push({ column, name })
    written.push(writtenAs(name, found.value))
  }
  return ok({ columns, written })
}

function allButKeys({ keys }: Join, { columns }: OtherTable): readonly { column: string; name: null }[] {
  const names = new Set(keys.map(({ other }) => other))
  return columns.filter(({ name }) => !names.has(name)).map(({ name }) => ({ column: name, name: null }))
}

function writtenAs(name: string, { type, cell, failed }: OtherColumn): WrittenColumn {
  const texts = failed && { sql: failed.text, reading: failed.reading }
  return { name, type, sql: cell, texts }
}
