import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { ColumnType, Column } from '../table/column'
import { deparse } from './deparse'
import type { BinaryNode, CallNode, Expression } from './expression'
import { leftSpine } from './expression'
import { formulaSyntax } from './formulaSyntax'
import { literalDays, literalTexts } from './literals'

/** What an expression gives in each row. Arithmetic reads logical values as 1 and 0. */
export type ExpressionType = 'numeric' | 'logical' | 'text'

export interface TypeContext {
  /** The formula's text, for errors. */
  readonly formula: string
  /** The type of a column's values. */
  readonly typeOf: (column: string) => ExpressionType
}

/** What arithmetic makes of a column as the table has it; a date is a number of days. */
export const typeOfSummary = (type: ColumnType): ExpressionType =>
  type === 'text' ? 'text' : type === 'boolean' ? 'logical' : 'numeric'

export const typeOfColumn = (column: Column): ExpressionType =>
  column.kind === 'numeric' ? 'numeric' : column.logical ? 'logical' : 'text'

const LOGIC: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', '&', '|', '%in%'])

/** The type of a checked expression on these columns; one that is absent counts as numbers. */
export function typeOnColumns(node: Expression, columns: ReadonlyMap<string, Column>): ExpressionType {
  const typeOf = (name: string): ExpressionType => {
    const column = columns.get(name)
    return column === undefined ? 'numeric' : typeOfColumn(column)
  }
  const type = expressionType(node, { formula: '', typeOf })
  return type.ok ? type.value : 'numeric'
}

/**
 * The type of an expression's values. Errors: `expression-not-numeric` where text is calculated with, `formula-syntax` at
 * what has no meaning inside an expression (`.`, `:`, a factor).
 */
export function expressionType(node: Expression, context: TypeContext): Result<ExpressionType> {
  const { first, steps } = leftSpine(node)
  let type = operandType(first, context)
  for (const step of steps) {
    if (!type.ok) return type
    type = binaryType(step, type.value, context)
  }
  return type
}

function operandType(node: Expression, context: TypeContext): Result<ExpressionType> {
  switch (node.kind) {
    case 'number':
      return ok('numeric')
    case 'text':
    case 'logical':
      return ok(node.kind)
    case 'name':
      return ok(context.typeOf(node.name))
    case 'unary': {
      if (node.operator === '(') return expressionType(node.operand, context)
      const operand = numberType(node.operand, node, context)
      return operand.ok ? ok(node.operator === '!' ? 'logical' : 'numeric') : operand
    }
    case 'call':
      return callType(node, context)
    case 'dot':
      return fail(formulaSyntax(context.formula, node.position, { found: '.', expected: 'a column' }))
    case 'binary':
      return expressionType(node, context)
  }
}

function binaryType(step: BinaryNode, left: ExpressionType, context: TypeContext): Result<ExpressionType> {
  const { operator, right, position } = step
  if (operator === ':') {
    return fail(formulaSyntax(context.formula, position, { found: ':', expected: '+ - * / ^' }))
  }
  if (operator === '%in%') return setType(right, context)
  const rightType = expressionType(right, context)
  if (!rightType.ok) return rightType
  const isEquality = operator === '==' || operator === '!='
  if (isEquality && left === 'text' && rightType.value === 'text') return ok('logical')
  for (const [type, side] of [[left, step.left] as const, [rightType.value, right] as const]) {
    if (type === 'text') return notNumeric(step, side, context)
  }
  return ok(LOGIC.has(operator) ? 'logical' : 'numeric')
}

/** The right side of `%in%` must write its values out. */
function setType(node: Expression, { formula }: TypeContext): Result<ExpressionType> {
  if (literalTexts(node) !== null) return ok('logical')
  return fail(formulaSyntax(formula, node.position, { found: deparse(node), expected: 'c("…", "…")' }))
}

function callType(node: CallNode, context: TypeContext): Result<ExpressionType> {
  const { x, test, yes, no } = node.arguments
  switch (node.name) {
    case 'I':
      return expressionType(x, context)
    case 'as.Date':
      return ok('numeric')
    case 'as.numeric': {
      const type = expressionType(x, context)
      return type.ok ? ok('numeric') : type
    }
    case 'ifelse': {
      const types = [test, yes, no].map((part) => numberType(part, node, context))
      const failed = types.find((type) => !type.ok)
      if (failed) return failed
      return ok(types.slice(1).every((type) => type.ok && type.value === 'logical') ? 'logical' : 'numeric')
    }
    case 'factor':
    case 'as.factor':
    case 'relevel':
    case 'poly':
    case 'cbind':
    case 'c': {
      const found = `${node.name}()`
      return fail(formulaSyntax(context.formula, node.position, { found, expected: 'a number or a column' }))
    }
    default: {
      const operands = node.parts.map(({ value }) => value).filter((value) => !isConstant(node, value))
      for (const operand of operands) {
        const type = numberType(operand, node, context)
        if (!type.ok) return type
      }
      return ok('numeric')
    }
  }
}

/** `center` and `scale` of scale() are no operands. */
const isConstant = (node: CallNode, value: Expression): boolean =>
  node.name === 'scale' && value !== node.arguments.x

function numberType(
  operand: Expression,
  whole: Expression,
  context: TypeContext,
): Result<'numeric' | 'logical'> {
  const type = expressionType(operand, context)
  if (!type.ok) return type
  return type.value === 'text' ? notNumeric(whole, operand, context) : ok(type.value)
}

function notNumeric(whole: Expression, text: Expression, { formula }: TypeContext): Result<never> {
  if (text.kind === 'text') {
    const found = deparse(text)
    const expected = literalDays(text) === null ? 'a number' : `as.Date(${found})`
    return fail(formulaSyntax(formula, text.position, { found, expected }))
  }
  return fail({ code: 'expression-not-numeric', expression: deparse(whole), name: plainName(text) })
}

const plainName = (node: Expression): string => (node.kind === 'name' ? node.name : deparse(node))
