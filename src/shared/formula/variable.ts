import type { Expression } from './expression'

/** A variable of the model: what stands between the operators of a formula, `wt`, `log(x)`, `poly(x, 3)`. */
export interface Variable {
  /** As R prints it. */
  readonly label: string
  readonly node: Expression
}

export type VariableKind = 'polynomial' | 'factor' | 'matrix' | 'expression'

/** The expression without the parentheses and `I()` around it, which change nothing of its values. */
export function innermost(node: Expression): Expression {
  if (node.kind === 'unary' && node.operator === '(') return innermost(node.operand)
  if (node.kind === 'call' && node.name === 'I') return innermost(node.arguments.x)
  return node
}

/** How a variable enters the model: through its own coding, or as an expression's values. */
export function variableKind(node: Expression): VariableKind {
  const inner = innermost(node)
  if (inner.kind !== 'call') return 'expression'
  switch (inner.name) {
    case 'poly':
      return 'polynomial'
    case 'factor':
    case 'as.factor':
    case 'relevel':
      return 'factor'
    case 'cbind':
      return 'matrix'
    default:
      return 'expression'
  }
}
