import type { Expression } from '../formula/expression'
import { leftSpine } from '../formula/expression'
import { columnUnknown } from '../formula/expandTerms'
import type { ExpressionType } from '../formula/expressionType'
import { expressionType, typeOfSummary } from '../formula/expressionType'
import { formulaSyntax } from '../formula/formulaSyntax'
import { namesIn } from '../formula/namesIn'
import { parseExpression } from '../formula/parseFormula'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { StepColumn } from './stepOutcome'

export interface StepExpression {
  readonly node: Expression
  readonly type: ExpressionType
}

/**
 * An expression of the formula language over the columns as they are at a step. Errors, each at its character: it cannot be
 * read, names a column that is not there, calculates with text, or uses `scale()`, which looks beyond the row.
 */
export function checkStepExpression(text: string, columns: readonly StepColumn[]): Result<StepExpression> {
  const parsed = parseExpression(text)
  if (!parsed.ok) return parsed
  const node = parsed.value
  const types = new Map(columns.map(({ name, type }) => [name, typeOfSummary(type)]))
  const unknown = namesIn(node).find(({ name }) => !types.has(name))
  if (unknown) return fail(columnUnknown(unknown.name, unknown.position, [...types.keys()]))
  const scaled = positionOfScale(node)
  if (scaled !== null) {
    return fail(formulaSyntax(text, scaled, { found: 'scale()', expected: 'a number or a column' }))
  }
  const type = expressionType(node, { formula: text, typeOf: (name) => types.get(name) ?? 'numeric' })
  return type.ok ? ok({ node, type: type.value }) : type
}

/** A condition: an expression that is true or false, or a number, of which 0 is false. */
export function checkCondition(text: string, columns: readonly StepColumn[]): Result<StepExpression> {
  const checked = checkStepExpression(text, columns)
  if (!checked.ok || checked.value.type !== 'text') return checked
  return fail(formulaSyntax(text, 1, { found: text, expected: 'a condition' }))
}

/** Where the expression first calls `scale`; null where it does not. */
function positionOfScale(node: Expression): number | null {
  const { first, steps } = leftSpine(node)
  const inFirst = first.kind === 'unary' ? positionOfScale(first.operand) : inCall(first)
  if (inFirst !== null) return inFirst
  for (const { right } of steps) {
    const found = positionOfScale(right)
    if (found !== null) return found
  }
  return null
}

function inCall(node: Expression): number | null {
  if (node.kind !== 'call') return null
  if (node.name === 'scale') return node.position
  for (const { value } of node.parts) {
    const found = positionOfScale(value)
    if (found !== null) return found
  }
  return null
}
