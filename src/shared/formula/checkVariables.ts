import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import { deparse } from './deparse'
import type { Expression } from './expression'
import type { TypeContext } from './expressionType'
import { expressionType } from './expressionType'
import type { Variable } from './variable'
import { innermost, variableKind } from './variable'

export interface CheckContext extends TypeContext {
  /** A value of the column, as text. */
  readonly exampleOf: (column: string) => string
}

/** Checks that the response (the first) is made of numbers and that every predictor can be coded. */
export function checkVariables(
  [response, ...predictors]: readonly Variable[],
  context: CheckContext,
): Result<null> {
  const checked = checkResponse(response, context)
  if (!checked.ok) return checked
  for (const { node } of predictors) {
    const predictor = checkPredictor(innermost(node), context)
    if (!predictor.ok) return predictor
  }
  return ok(null)
}

function checkResponse({ node, label }: Variable, context: CheckContext): Result<null> {
  const inner = innermost(node)
  const kind = variableKind(inner)
  if (kind === 'matrix') return checkParts(inner, context)
  if (kind !== 'expression') return fail({ code: 'response-not-numeric', name: label, example: label })
  const type = expressionType(inner, context)
  if (!type.ok) return type
  if (type.value !== 'text') return ok(null)
  if (inner.kind !== 'name') return fail({ code: 'response-not-numeric', name: label, example: label })
  return fail({ code: 'response-not-numeric', name: inner.name, example: context.exampleOf(inner.name) })
}

function checkPredictor(node: Expression, context: CheckContext): Result<null> {
  if (node.kind !== 'call') return checkType(node, context)
  switch (variableKind(node)) {
    case 'polynomial':
      return checkNumber(node.arguments.x, node, context)
    case 'factor':
      return checkPredictor(innermost(node.arguments.x), context)
    case 'matrix':
      return checkParts(node, context)
    case 'expression':
      return checkType(node, context)
  }
}

function checkParts(node: Expression, context: CheckContext): Result<null> {
  for (const { value } of node.kind === 'call' ? node.parts : []) {
    const part = checkNumber(value, node, context)
    if (!part.ok) return part
  }
  return ok(null)
}

function checkType(node: Expression, context: CheckContext): Result<null> {
  const type = expressionType(node, context)
  return type.ok ? ok(null) : type
}

function checkNumber(operand: Expression, whole: Expression, context: CheckContext): Result<null> {
  const type = expressionType(operand, context)
  if (!type.ok) return type
  if (type.value !== 'text') return ok(null)
  const name = operand.kind === 'name' ? operand.name : deparse(operand)
  return fail({ code: 'expression-not-numeric', expression: deparse(whole), name })
}
