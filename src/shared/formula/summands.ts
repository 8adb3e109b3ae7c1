import { deparse } from './deparse'
import type { BinaryOperator, Expression } from './expression'
import { leftSpine } from './expression'
import { parseExpression } from './parseFormula'

/** One piece of a right-hand side, between its plus and minus signs. */
export interface Summand {
  readonly isTakenAway: boolean
  /** As R prints it, in parentheses where a sign after it would be taken for its own. */
  readonly text: string
  readonly node: Expression
}

/** Takes a right-hand side apart at its plus and minus signs, in order; what stands in parentheses stays together. */
export function summandsOf(predictors: Expression): readonly Summand[] {
  const { first, steps } = leftSpine(predictors)
  const isSum = (operator: string): boolean => operator === '+' || operator === '-'
  const last = steps.map(({ operator }) => !isSum(operator)).lastIndexOf(true)
  const leading = last < 0 ? first : steps[last]
  return [
    ...leadingSummand(leading),
    ...steps.slice(last + 1).map(({ operator, right }) => summand(right, operator === '-')),
  ]
}

/** A first summand may have a sign of its own: `-1 + x`. */
function leadingSummand(node: Expression): readonly Summand[] {
  if (node.kind === 'unary' && (node.operator === '-' || node.operator === '+')) {
    return [summand(node.operand, node.operator === '-')]
  }
  return [summand(node, false)]
}

const summand = (node: Expression, isTakenAway: boolean): Summand => ({
  isTakenAway,
  text: bindsLooser(node) ? `(${deparse(node)})` : deparse(node),
  node,
})

/** Whether an expression would swallow a plus sign that follows it: `x > 2`, `!a`, `-!a`. */
function bindsLooser(node: Expression): boolean {
  if (node.kind === 'unary') {
    return node.operator === '!' || (node.operator !== '(' && bindsLooser(node.operand))
  }
  return node.kind === 'binary' && (LOOSER.has(node.operator) || bindsLooser(node.right))
}

const LOOSER: ReadonlySet<BinaryOperator> = new Set(['<', '<=', '>', '>=', '==', '!=', '&', '|'])

/** The right-hand side that the summands make; `1` without any. */
export function joinSummands(summands: readonly Omit<Summand, 'node'>[]): string {
  if (summands.length === 0) return '1'
  return summands.reduce((text, { isTakenAway, text: part }, index) => {
    if (index === 0) return isTakenAway ? takenAway(part) : part
    return `${text} ${isTakenAway ? '-' : '+'} ${part}`
  }, '')
}

/** A minus in front that reaches all of the part: `-(x:z)`, because `-x:z` is `(-x):z`. */
function takenAway(part: string): string {
  const parsed = parseExpression(`-${part}`)
  const isWhole =
    parsed.ok && parsed.value.kind === 'unary' && deparse(parsed.value.operand) === deparseText(part)
  return isWhole ? `-${part}` : `-(${part})`
}

function deparseText(text: string): string {
  const parsed = parseExpression(text)
  return parsed.ok ? deparse(parsed.value) : text
}
