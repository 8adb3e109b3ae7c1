import { nearestNames } from '../formula/nearestNames'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Column, ColumnSummary, ColumnType } from '../table/column'
import type { ColumnSource } from '../table/columnSource'
import type { PredictorDomain } from './predictorDomains'

type Wanted = Pick<PredictorDomain, 'name' | 'type'>

/**
 * The predictors' columns of another table, found by name and read as the model reads them; a column without a single
 * value is missing throughout. Errors: `column-unknown` for one that is not there,
 * `predictors-absent` for several, `predictor-type-differs`.
 */
export async function readPredictors(
  predictors: readonly Wanted[],
  source: ColumnSource,
): Promise<Result<readonly Column[]>> {
  const present = new Map(source.columns.map((column) => [column.name, column]))
  const absent = predictors.filter(({ name }) => !present.has(name)).map(({ name }) => name)
  if (absent.length > 0) return fail(absentError(absent, [...present.keys()]))
  for (const predictor of predictors) {
    const difference = typeDifference(predictor, present.get(predictor.name)!, source.rowCount)
    if (difference !== null) return fail(difference)
  }
  const read = await source.read(predictors.map(({ name }) => name))
  if (!read.ok) return read
  return ok(read.value.map((column, index) => asModelReads(column, predictors[index].type)))
}

/** Most names that an error lists. */
const NAMES_SHOWN = 20

function absentError(absent: readonly string[], present: readonly string[]): AppError {
  const [name] = absent
  if (absent.length === 1) {
    return { code: 'column-unknown', name, position: 0, suggestions: nearestNames(name, present).join(', ') }
  }
  return { code: 'predictors-absent', names: listed(absent), present: listed(present) }
}

const listed = (names: readonly string[]): string =>
  names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '')

/** What a column of each type holds, in words; whole and other numbers are the same to a model. */
const contents: Readonly<Record<ColumnType, string>> = {
  number: 'numbers',
  integer: 'numbers',
  boolean: 'TRUE or FALSE',
  date: 'dates',
  text: 'text',
}

function typeDifference({ name, type }: Wanted, found: ColumnSummary, rowCount: number): AppError | null {
  const expected = contents[type]
  const actual = contents[found.type]
  const isEmpty = found.missing >= rowCount
  if (expected === actual || isEmpty) return null
  const example = found.examples[0] ?? ''
  return { code: 'predictor-type-differs', name, expected, found: actual, example }
}

/** A column of another kind has no value at all: it is missing throughout in the kind that the model reads. */
function asModelReads(column: Column, type: ColumnType): Column {
  const isFactor = type === 'text' || type === 'boolean'
  if (isFactor === (column.kind === 'factor')) return column
  const { name } = column
  return column.kind === 'factor'
    ? { kind: 'numeric', name, values: new Float64Array(column.codes.length).fill(NaN) }
    : {
        kind: 'factor',
        name,
        codes: new Int32Array(column.values.length).fill(-1),
        levels: [],
        logical: type === 'boolean',
      }
}
