import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { compileExpression } from './compileExpression'
import type { Columns } from './compileExpression'
import { deparse, deparseNumber } from './deparse'
import type { Evaluator } from './evaluator'
import type { Argument, CallNode, Expression } from './expression'
import type { Variable } from './expandTerms'

/** A variable bound to a table, before it is known which rows take part. */
export type BoundVariable = BoundNumeric | BoundPolynomial | BoundFactor

export interface BoundNumeric {
  readonly kind: 'numeric'
  readonly label: string
  readonly evaluator: Evaluator
}

/** `poly(x, degree)`: orthogonal over the used rows, or raw powers. */
export interface BoundPolynomial {
  readonly kind: 'polynomial'
  readonly label: string
  readonly evaluator: Evaluator
  readonly degree: number
  readonly raw: boolean
}

export interface BoundFactor {
  readonly kind: 'factor'
  readonly label: string
  /** Index into `levels` a table row; -1 is missing. */
  readonly codes: Int32Array
  readonly levels: readonly string[]
  /** The level that the others are compared with; null is the first. */
  readonly reference: string | null
}

export interface BindingTable {
  readonly columns: Columns
  readonly rowCount: number
}

/** Binds a variable: text, logical values and `factor()` become factors, `poly()` a polynomial, all else numbers. */
export function bindVariable({ label, node }: Variable, table: BindingTable): Result<BoundVariable> {
  if (node.kind === 'call' && node.name === 'factor') return bindFactor(node, label, table)
  if (node.kind === 'call' && node.name === 'poly') return bindPolynomial(node, label, table)
  if (node.kind === 'name') {
    const column = table.columns.get(node.name)
    if (column?.kind === 'factor') {
      return ok({ kind: 'factor', label, codes: column.codes, levels: column.levels, reference: null })
    }
  }
  const evaluator = compileExpression(node, table.columns)
  if (!evaluator.ok) return evaluator
  if (evaluator.value.type === 'numeric') return ok({ kind: 'numeric', label, evaluator: evaluator.value })
  const codes = Int32Array.from(evaluateAll(evaluator.value, table.rowCount), (value) =>
    Number.isNaN(value) ? -1 : value === 0 ? 0 : 1,
  )
  return ok({ kind: 'factor', label, codes, levels: ['FALSE', 'TRUE'], reference: null })
}

function bindFactor(node: CallNode, label: string, table: BindingTable): Result<BoundVariable> {
  const subject = node.parts.find(({ name }) => name === null || name === 'x')
  if (subject === undefined) return badArgument(node, 'factor()')
  const inner = bindVariable({ label, node: subject.value }, table)
  if (!inner.ok) return inner
  const reference = node.parts.find(({ name }) => name === 'ref')
  const referenceLevel = reference === undefined ? null : literalText(reference.value)
  if (inner.value.kind === 'polynomial') return badArgument(node, 'poly()')
  const factor = inner.value.kind === 'factor' ? inner.value : factorOfNumbers(inner.value, table.rowCount)
  if (reference !== undefined && (referenceLevel === null || !factor.levels.includes(referenceLevel))) {
    return badArgument(reference.value, deparse(reference.value))
  }
  return ok({ ...factor, label, reference: referenceLevel })
}

/** Levels of numbers in numerical order, written with R's 15 digits. */
function factorOfNumbers({ evaluator, label }: BoundNumeric, rowCount: number): BoundFactor {
  const values = evaluateAll(evaluator, rowCount)
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const codeOf = new Map(distinct.map((value, code) => [value, code]))
  const codes = Int32Array.from(values, (value) => codeOf.get(value) ?? -1)
  return { kind: 'factor', label, codes, levels: distinct.map(deparseNumber), reference: null }
}

function bindPolynomial(node: CallNode, label: string, { columns }: BindingTable): Result<BoundVariable> {
  const positional = node.parts.filter(({ name }) => name === null)
  const named = (name: string): Argument | undefined => node.parts.find((part) => part.name === name)
  const subject = positional[0] ?? named('x')
  if (subject === undefined) return badArgument(node, 'poly()')
  const degree = (named('degree') ?? positional[1])?.value
  const raw = named('raw')?.value
  const wholeDegree = degree === undefined ? 1 : degree.kind === 'number' ? degree.value : NaN
  if (!Number.isInteger(wholeDegree) || wholeDegree < 1) return badArgument(node, deparse(degree ?? node))
  const evaluator = compileExpression(subject.value, columns)
  if (!evaluator.ok) return evaluator
  return ok({
    kind: 'polynomial',
    label,
    evaluator: evaluator.value,
    degree: wholeDegree,
    raw: raw?.kind === 'logical' && raw.value,
  })
}

function badArgument(node: Expression, name: string): Result<never> {
  return fail({ code: 'expression-not-numeric', expression: deparse(node), name })
}

function literalText(node: Expression): string | null {
  if (node.kind === 'text') return node.value
  if (node.kind === 'number') return deparseNumber(node.value)
  return node.kind === 'logical' ? deparse(node) : null
}

/** The expression's value in every row of the table. */
export function evaluateAll(evaluator: Evaluator, rowCount: number): Float64Array {
  const values = new Float64Array(rowCount)
  const blockRows = 4096
  for (let start = 0; start < rowCount; start += blockRows) {
    const end = Math.min(rowCount, start + blockRows)
    evaluator.fill({ rows: null, start, end }, values.subarray(start, end))
  }
  return values
}
