import { bindFactor } from './bindFactor'
import type { BoundVariable } from './boundVariable'
import type { CompileContext } from './compileContext'
import { compileExpression } from './compileExpression'
import { deparse } from './deparse'
import type { CallNode, Expression } from './expression'
import { typeOnColumns } from './expressionType'
import { literalLogical, literalNumber } from './literals'
import type { Variable } from './variable'
import { innermost, variableKind } from './variable'

export interface BindContext extends CompileContext {
  readonly rowCount: number
}

/** Binds a checked variable: text, logical values and `factor()` become factors, `poly()` a polynomial, all else numbers. */
export function bindVariable({ label, node }: Variable, context: BindContext): BoundVariable {
  const inner = innermost(node)
  if (inner.kind === 'call') {
    switch (variableKind(inner)) {
      case 'polynomial':
        return bindPolynomial(inner, label, context)
      case 'factor':
        return bindFactor(inner, label, context)
      case 'matrix':
        return bindMatrix(inner, label, context)
      case 'expression':
    }
  }
  if (typeOnColumns(inner, context.columns) !== 'numeric') return bindFactor(inner, label, context)
  const evaluator = compileExpression(inner, context)
  return { kind: 'numeric', label, parts: [evaluator], suffixes: [''] }
}

/** Binds a checked response: numbers, logical values as 1 and 0, or the counts of `cbind()`. */
export function bindResponse({ label, node }: Variable, context: BindContext): BoundVariable {
  const inner = innermost(node)
  if (inner.kind === 'call' && variableKind(inner) === 'matrix') return bindMatrix(inner, label, context)
  return { kind: 'numeric', label, parts: [compileExpression(inner, context)], suffixes: [''] }
}

function bindPolynomial(node: CallNode, label: string, context: CompileContext): BoundVariable {
  const { degree, raw } = node.arguments as Readonly<Partial<Record<string, Expression>>>
  return {
    kind: 'polynomial',
    label,
    argument: deparse(node.arguments.x),
    evaluator: compileExpression(node.arguments.x, context),
    degree: (degree && literalNumber(degree)) ?? 1,
    isRaw: (raw && literalLogical(raw)) ?? false,
  }
}

/** R names the columns of `cbind()` after the arguments that are plain names, or as the arguments are named. */
function bindMatrix(node: CallNode, label: string, context: CompileContext): BoundVariable {
  const suffixes = node.parts.map(({ name, value }) => name ?? (value.kind === 'name' ? value.name : ''))
  const parts = node.parts.map(({ value }) => compileExpression(value, context))
  return { kind: 'numeric', label, parts, suffixes }
}
