import { deparse } from './deparse'
import type { BinaryNode, BinaryOperator, CallNode, Expression } from './expression'
import { leftSpine } from './expression'
import { literalNumber } from './literals'
import { parseFormula } from './parseFormula'

/** What each column is counted from. */
export type Centers = ReadonlyMap<string, number>

/**
 * The formula with columns counted from a value nearby: `y ~ x * z` becomes `y ~ I(x - 1950) * z`, `I(x^2)` becomes
 * `I((x - 1950)^2)`. Only where a column enters as a polynomial: by itself, in sums, products and whole powers inside `I()`, or in
 * `poly()`; what stands in other functions or on the left stays, as does a text that cannot be read.
 */
export function centerColumns(text: string, centers: Centers): string {
  const formula = parseFormula(text)
  if (!formula.ok) return text
  const { response, predictors } = formula.value
  return `${deparse(response)} ~ ${deparse(centerTerms(predictors, centers))}`
}

const TERM_OPERATORS: ReadonlySet<BinaryOperator> = new Set(['+', '-', '*', '/', ':', '^', '%in%'])

/** Where the operators combine terms: a column by itself becomes `I(x - c)`. */
function centerTerms(node: Expression, centers: Centers): Expression {
  const { first, steps } = leftSpine(node)
  if (steps.some(({ operator }) => !TERM_OPERATORS.has(operator))) return node
  return rebuild(centerTerm(first, centers), steps, (step) =>
    step.operator === '^' ? step.right : centerTerms(step.right, centers),
  )
}

function centerTerm(node: Expression, centers: Centers): Expression {
  if (node.kind === 'name') return centers.has(node.name) ? callOfI(centered(node, centers)) : node
  if (node.kind === 'unary' && node.operator !== '!') {
    return { ...node, operand: centerTerms(node.operand, centers) }
  }
  return node.kind === 'call' ? centerCall(node, centers) : node
}

/** `I()` of a polynomial and `poly()`; any other function as it is. */
function centerCall(node: CallNode, centers: Centers): CallNode {
  if (node.name !== 'I' && node.name !== 'poly') return node
  const inside = node.arguments.x
  if (!isPolynomial(inside)) return node
  const value = centerValue(inside, centers)
  const parts = node.parts.map((part) => (part.value === inside ? { ...part, value } : part))
  return { ...node, parts, arguments: { ...node.arguments, x: value } }
}

/** Where the operators are arithmetic: a column becomes `(x - c)`, without parentheses where it stands alone. */
function centerValue(node: Expression, centers: Centers): Expression {
  if (node.kind === 'name') return centers.has(node.name) ? centered(node, centers) : node
  const { first, steps } = leftSpine(node)
  return rebuild(centerOperand(first, centers), steps, (step) => centerOperand(step.right, centers))
}

function centerOperand(node: Expression, centers: Centers): Expression {
  if (node.kind === 'name') return centers.has(node.name) ? inParentheses(centered(node, centers)) : node
  if (node.kind === 'unary') {
    const alone = node.operator === '('
    const centerInside = alone ? centerValue : centerOperand
    return { ...node, operand: centerInside(node.operand, centers) }
  }
  return node.kind === 'binary' ? centerValue(node, centers) : node
}

function isPolynomial(node: Expression): boolean {
  switch (node.kind) {
    case 'name':
    case 'number':
      return true
    case 'unary':
      return node.operator !== '!' && isPolynomial(node.operand)
    case 'binary': {
      if (!isPolynomial(node.left)) return false
      if (node.operator === '^') return isWholePower(node.right)
      if (node.operator === '/') return literalNumber(node.right) !== null
      return ['+', '-', '*'].includes(node.operator) && isPolynomial(node.right)
    }
    default:
      return false
  }
}

function isWholePower(node: Expression): boolean {
  const power = literalNumber(node)
  return power !== null && Number.isInteger(power) && power >= 1
}

function rebuild(
  first: Expression,
  steps: readonly BinaryNode[],
  right: (step: BinaryNode) => Expression,
): Expression {
  return steps.reduce<Expression>((left, step) => ({ ...step, left, right: right(step) }), first)
}

/** `x - c`, or `x + c` for a center below zero. */
function centered(node: Expression & { kind: 'name' }, centers: Centers): Expression {
  const center = centers.get(node.name) ?? 0
  const { position } = node
  return {
    kind: 'binary',
    operator: center < 0 ? '+' : '-',
    left: node,
    right: { kind: 'number', value: Math.abs(center), isInteger: false, position },
    position,
  }
}

const inParentheses = (operand: Expression): Expression => ({
  kind: 'unary',
  operator: '(',
  operand,
  position: operand.position,
})

function callOfI(value: Expression): CallNode {
  const { position } = value
  return {
    kind: 'call',
    name: 'I',
    parts: [{ name: null, value, position }],
    arguments: { x: value },
    position,
  }
}
