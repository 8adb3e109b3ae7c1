import type { FactorColumn } from '../table/column'
import { asCharacter } from './asCharacter'
import type { BoundFactor, ReferenceLevel } from './boundVariable'
import type { CompileContext } from './compileContext'
import { compileExpression } from './compileExpression'
import type { CallNode, Expression } from './expression'
import { typeOnColumns } from './expressionType'
import { literalText, literalTexts } from './literals'
import { innermost, variableKind } from './variable'

interface FactorContext extends CompileContext {
  readonly rowCount: number
}

/** Codes and levels of `factor(x, levels, ref)`, `relevel(x, ref)`, a text column or a logical expression. */
export function bindFactor(node: Expression, label: string, context: FactorContext): BoundFactor {
  const inner = innermost(node)
  if (inner.kind === 'call' && variableKind(inner) === 'factor') return ofCall(inner, label, context)
  if (inner.kind === 'name') {
    const column = context.columns.get(inner.name)
    if (column?.kind === 'factor') return ofColumn(column, label)
  }
  return ofValues(inner, label, context)
}

function ofCall(node: CallNode, label: string, context: FactorContext): BoundFactor {
  const given = node.arguments as Readonly<Partial<Record<string, Expression>>>
  const inner = bindFactor(node.arguments.x, label, context)
  const levels = given.levels && literalTexts(given.levels)
  const chosen = levels ? withLevels(inner, levels) : inner
  return { ...chosen, reference: referenceOf(given.ref) ?? chosen.reference, isLogical: false }
}

function referenceOf(node: Expression | undefined): ReferenceLevel | null {
  const level = node === undefined ? null : literalText(node)
  return node === undefined || level === null ? null : { level, position: node.position }
}

function ofColumn({ codes, levels, logical }: FactorColumn, label: string): BoundFactor {
  return { kind: 'factor', label, codes, levels, reference: null, isLogical: logical }
}

/** Levels of computed values: numbers in numerical order, written with R's 15 digits; FALSE and TRUE. */
function ofValues(node: Expression, label: string, context: FactorContext): BoundFactor {
  const { columns, rowCount } = context
  const values = new Float64Array(rowCount)
  compileExpression(node, context).fill({ rows: null, start: 0, end: rowCount }, values)
  const isLogical = typeOnColumns(node, columns) === 'logical'
  const distinct = isLogical ? [0, 1] : distinctNumbers(values)
  const codes = codesOf(values, distinct)
  const levels = isLogical ? ['FALSE', 'TRUE'] : levelTexts(distinct, node)
  return { kind: 'factor', label, codes, levels, reference: null, isLogical }
}

function codesOf(values: Float64Array, distinct: readonly number[]): Int32Array {
  const codeOf = new Map(distinct.map((value, code) => [value, code]))
  const codes = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    // Data come in runs of equal values more often than not.
    const isRepeated = row > 0 && values[row] === values[row - 1]
    codes[row] = isRepeated ? codes[row - 1] : (codeOf.get(values[row]) ?? -1)
  }
  return codes
}

function distinctNumbers(values: Float64Array): readonly number[] {
  const seen = new Set<number>()
  for (const value of values) if (!Number.isNaN(value)) seen.add(value)
  return [...seen].sort((a, b) => a - b)
}

/** R reads a column of whole numbers as integers, which `as.character` writes in full: 100000, not 1e+05. */
function levelTexts(values: readonly number[], node: Expression): readonly string[] {
  const areIntegers = node.kind === 'name' && values.every((value) => value === (value | 0))
  return values.map((value) => (areIntegers ? String(value) : asCharacter(value)))
}

/** The levels in the order asked for; values that are none of them become missing. */
function withLevels(factor: BoundFactor, levels: readonly string[]): BoundFactor {
  const position = new Map(levels.map((level, code) => [level, code]))
  const recoded = Int32Array.from(factor.levels, (level) => position.get(level) ?? -1)
  const codes = factor.codes.map((code) => (code < 0 ? -1 : recoded[code]))
  return { ...factor, codes, levels }
}
