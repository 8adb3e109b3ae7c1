import type { Expression } from './expression'
import { termSpine } from './termSpine'

/** The right-hand side with each of its variables exchanged for what `change` makes of it; `.` stays. */
export function mapVariables(node: Expression, change: (variable: Expression) => Expression): Expression {
  const { start, steps } = termSpine(node)
  return steps.reduce<Expression>(
    (left, step) => {
      const right = step.operator === '^' ? step.right : mapVariables(step.right, change)
      return { ...step, left, right }
    },
    mapOperand(start, change),
  )
}

function mapOperand(node: Expression, change: (variable: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'unary':
      return node.operator === '!' ? change(node) : { ...node, operand: mapVariables(node.operand, change) }
    case 'name':
    case 'call':
    case 'binary':
      return change(node)
    default:
      return node
  }
}
