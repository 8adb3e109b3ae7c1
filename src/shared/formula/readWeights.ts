import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { checkVariables } from './checkVariables'
import type { Columns } from './compileContext'
import { compileExpression } from './compileExpression'
import type { Evaluator } from './evaluator'
import type { Expression } from './expression'
import { columnUnknown } from './expandTerms'
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

/**
 * Case weights of the used rows. Errors: `weights-invalid` at the first that is missing, negative, infinite or text;
 * `weights-zero` where all are 0.
 */
export function readWeights({ weights, columns, rows }: WeightsRequest): Result<Float64Array> {
  const parsed = expressionOf(weights, columns)
  if (!parsed.ok) return parsed
  const unknown = namesIn(parsed.value).find(({ name }) => !columns.has(name))
  if (unknown) return fail(columnUnknown(unknown.name, unknown.position, [...columns.keys()]))
  const text = checkNumbers(parsed.value, { weights, columns, rows })
  if (!text.ok) return text
  const values = evaluate(compileExpression(parsed.value, { columns, scales: new Map() }), rows)
  const wrong = values.findIndex((value) => !(value >= 0 && value < Infinity))
  if (wrong < 0)
    return values.some((value) => value > 0) ? ok(values) : fail({ code: 'weights-zero', name: weights })
  const value = Number.isNaN(values[wrong]) ? 'NA' : String(values[wrong])
  return fail({ code: 'weights-invalid', name: weights, row: rows.at(wrong) + 1, value })
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
  const column = columns.get(checked.error.name)
  const textAt = (row: number): string =>
    column?.kind === 'factor' ? (column.levels[column.codes[row]] ?? 'NA') : weights
  const first = rows.findIndex((candidate) => Number.isNaN(Number(textAt(candidate))))
  const row = rows.at(Math.max(0, first))
  return fail({ code: 'weights-invalid', name: weights, row: row + 1, value: textAt(row) })
}
