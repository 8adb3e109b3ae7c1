import { columnUnknown } from '@shared/formula/expandTerms'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { StepOf } from '@shared/preparation/step'
import { inFile } from './inFile'
import type { OtherColumn, OtherTable } from './otherTable'
import { columnOf, contentOf, type Stage, type StageColumn } from './stage'

/** Columns whose values must be equal. */
export interface KeyPair {
  readonly ours: StageColumn
  readonly theirs: OtherColumn
}

type Join = StepOf<'join'>

/** The columns by their names. Errors: there is none of a name, or the two hold what is never equal. */
export function keyPairs(step: Join, stage: Stage, other: OtherTable): Result<readonly KeyPair[]> {
  const pairs: KeyPair[] = []
  for (const key of step.keys) {
    const ours = columnOf(stage, key.column)
    if (!ours.ok) return ours
    const theirs = otherColumn(step, key.other, other)
    if (!theirs.ok) return theirs
    const [found, expected] = [contentOf(ours.value), contentOf(theirs.value)]
    if (found !== expected) {
      const types = { name: key.column, found, other: key.other, expected }
      return inFile(step, { code: 'step-key-types', ...types })
    }
    pairs.push({ ours: ours.value, theirs: theirs.value })
  }
  return ok(pairs)
}

/** A column of the other table by its name. */
export function otherColumn(step: Join, name: string, { columns }: OtherTable): Result<OtherColumn> {
  const column = columns.find((candidate) => candidate.name === name)
  if (column !== undefined) return ok(column)
  const names = columns.map((known) => known.name)
  return inFile(step, columnUnknown(name, 1, names))
}

/** SQL condition: a row of `ours` and one of `theirs` have equal keys, none of them missing. */
export const equalKeys = (keys: readonly KeyPair[]): string =>
  keys.map(({ ours, theirs }) => `ours.${ours.cell} = theirs.${theirs.cell}`).join(' AND ')
