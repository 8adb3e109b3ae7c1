import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { checkVariables } from './checkVariables'
import type { Columns } from './compileContext'
import { compileExpression } from './compileExpression'
import type { Evaluator } from './evaluator'
import type { Expression } from './expression'
import { columnUnknown } from './expandTerms'
import type { Column } from '../table/column'
import { typeOfColumn } from './expressionType'
import { namesIn } from './namesIn'
import { parseExpression } from './parseFormula'
import type { TableRows } from './tableRows'

export interface WeightsRequest {
  /** A column's name, or an expression. */
  readonly weights: string
  readonly columns: Columns
  readonly rows: TableRows
}

/** The weights of all rows of the table. Errors: `column-unknown`, `formula-syntax`, `weights-invalid` where they are text. */
export function compileWeights({ weights, columns, rows }: WeightsRequest): Result<Evaluator> {
  const parsed = expressionOf(weights, columns)
  if (!parsed.ok) return parsed
  const unknown = namesIn(parsed.value).find(({ name }) => !columns.has(name))
  if (unknown) return fail(columnUnknown(unknown.name, unknown.position, [...columns.keys()]))
  const text = checkNumbers(parsed.value, { weights, columns, rows })
  return text.ok ? ok(compileExpression(parsed.value, { columns, scales: new Map() })) : text
}

/**
 * Case weights of the used rows, none of which is missing. Errors: those of `compileWeights`; `weights-invalid` at the first that is
 * negative or infinite; `weights-zero` where all are 0.
 */
export function readWeights({ weights, columns, rows }: WeightsRequest): Result<Float64Array> {
  const compiled = compileWeights({ weights, columns, rows })
  if (!compiled.ok) return compiled
  const values = evaluate(compiled.value, rows)
  const wrong = values.findIndex((value) => !(value >= 0 && value < Infinity))
  if (wrong < 0)
    return values.some((value) => value > 0) ? ok(values) : fail({ code: 'weights-zero', name: weights })
  return fail({
    code: 'weights-invalid',
    name: weights,
    row: rows.at(wrong) + 1,
    value: String(values[wrong]),
  })
}

/** A value a row; the column itself where nothing is computed and no row left out. */
function evaluate({ values, fill }: Evaluator, { length, listed }: TableRows): Float64Array {
  if (values !== undefined && listed === null) return values
  const target = new Float64Array(length)
  fill({ rows: listed, start: 0, end: length }, target)
  return target
}

function expressionOf(weights: string, columns: Columns): Result<Expression> {
  return columns.has(weights) ? ok({ kind: 'name', name: weights, position: 1 }) : parseExpression(weights)
}

/** A column of texts has no weights; the error shows the first used row whose text is not a number. */
function checkNumbers(node: Expression, { weights, columns, rows }: WeightsRequest): Result<null> {
  const checked = checkVariables([{ label: weights, node }], {
    formula: weights,
    typeOf: (name) => {
      const column = columns.get(name)
      return column === undefined ? 'numeric' : typeOfColumn(column)
    },
    exampleOf: () => '',
  })
  if (checked.ok || checked.error.code !== 'response-not-numeric') return checked
  const textAt = textsOf(columns.get(checked.error.name)) ?? (() => weights)
  const first = [(text: string) => Number.isNaN(Number(text)), () => true]
    .map((isWrong) => rows.findIndex((row) => isWrong(textAt(row) ?? '0') && textAt(row) !== null))
    .find((found) => found >= 0)
  if (first === undefined) return fail({ code: 'all-rows-missing', rows: rows.length, columns: weights })
  const row = rows.at(first)
  return fail({ code: 'weights-invalid', name: weights, row: row + 1, value: textAt(row) ?? '' })
}

/** What stands in a row of a column of texts, null where nothing does. */
function textsOf(column: Column | undefined): ((row: number) => string | null) | null {
  return column?.kind === 'factor' ? (row) => column.levels[column.codes[row]] ?? null : null
}
