import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Column } from '../table/column'
import { arithmeticDoubleDouble } from './arithmeticDoubleDouble'
import { deparse } from './deparse'
import type { Evaluator } from './evaluator'
import type { Argument, BinaryNode, BinaryOperator, CallNode, Expression, UnaryNode } from './expression'
import { unaryFunctions } from './functions'

export type Columns = ReadonlyMap<string, Column>

/** Binds an expression to columns, or says which text it tries to calculate with. Only what is listed here can run. */
export function compileExpression(node: Expression, columns: Columns): Result<Evaluator> {
  switch (node.kind) {
    case 'number':
      return ok(constant(node.value, 'numeric'))
    case 'logical':
      return ok(constant(node.value ? 1 : 0, 'logical'))
    case 'name':
      return compileColumn(node.name, columns, node)
    case 'unary':
      return compileUnary(node, columns)
    case 'binary':
      return compileBinary(node, columns)
    case 'call':
      return compileCall(node, columns)
    case 'text':
    case 'dot':
      return notNumeric(node, deparse(node))
  }
}

function notNumeric(node: Expression, name: string): Result<never> {
  return fail({ code: 'expression-not-numeric', expression: deparse(node), name })
}

function constant(value: number, type: Evaluator['type']): Evaluator {
  return withoutLow(type, ({ start, end }, target) => {
    target.fill(value, 0, end - start)
  })
}

/** An evaluator whose values are doubles as they are. */
function withoutLow(type: Evaluator['type'], fill: Evaluator['fill']): Evaluator {
  return {
    type,
    fill,
    fillDoubleDouble: (block, high, low) => {
      fill(block, high)
      low.fill(0, 0, block.end - block.start)
    },
  }
}

function compileColumn(name: string, columns: Columns, node: Expression): Result<Evaluator> {
  const column = columns.get(name)
  if (column === undefined)
    return fail({ code: 'column-unknown', name, position: node.position, suggestions: '' })
  if (column.kind === 'numeric') return ok(withoutLow('numeric', gather(column.values)))
  if (!column.logical) return notNumeric(node, name)
  const truth = column.levels.indexOf('TRUE')
  const read = gather(column.codes)
  return ok(
    withoutLow('logical', (block, target) => {
      read(block, target)
      for (let i = 0; i < block.end - block.start; i++) {
        target[i] = target[i] < 0 ? NaN : target[i] === truth ? 1 : 0
      }
    }),
  )
}

function gather(values: Float64Array | Int32Array): Evaluator['fill'] {
  return ({ rows, start, end }, target) => {
    if (rows === null) target.set(values.subarray(start, end))
    else for (let i = start; i < end; i++) target[i - start] = values[rows[i]]
  }
}

function compileUnary(node: UnaryNode, columns: Columns): Result<Evaluator> {
  const operand = compileExpression(node.operand, columns)
  if (!operand.ok || node.operator === '(') return operand
  const inner = operand.value
  switch (node.operator) {
    case '+':
      return ok({ ...inner, type: 'numeric' })
    case '!':
      return ok(
        withoutLow(
          'logical',
          mapped(inner, (value) => (Number.isNaN(value) ? NaN : value === 0 ? 1 : 0)),
        ),
      )
    case '-':
      return ok({
        type: 'numeric',
        fill: mapped(inner, (value) => -value),
        fillDoubleDouble: (block, high, low) => {
          inner.fillDoubleDouble(block, high, low)
          for (let i = 0; i < block.end - block.start; i++) {
            high[i] = -high[i]
            low[i] = -low[i]
          }
        },
      })
  }
}

function mapped(inner: Evaluator, apply: (value: number) => number): Evaluator['fill'] {
  return (block, target) => {
    inner.fill(block, target)
    for (let i = 0; i < block.end - block.start; i++) target[i] = apply(target[i])
  }
}

const arithmetic: Readonly<Partial<Record<BinaryOperator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
}

const logic: Readonly<Partial<Record<BinaryOperator, (a: number, b: number) => boolean>>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

/** aᵇ; small whole powers by repeated multiplication, correctly rounded at each step where `**` may not be. */
function power(a: number, b: number): number {
  return b === 2 ? a * a : a ** b
}

function compileBinary(node: BinaryNode, columns: Columns): Result<Evaluator> {
  const byText = compileTextComparison(node, columns)
  if (byText !== null) return byText
  const left = compileExpression(node.left, columns)
  if (!left.ok) return left
  const right = compileExpression(node.right, columns)
  if (!right.ok) return right
  const operands = [left.value, right.value] as const
  const calculate = arithmetic[node.operator]
  if (calculate) {
    return ok({
      type: 'numeric',
      fill: pairwise(operands, calculate),
      fillDoubleDouble: arithmeticDoubleDouble(node.operator, operands, calculate),
    })
  }
  const compare = logic[node.operator]
  if (compare) {
    return ok(
      withoutLow(
        'logical',
        pairwise(operands, (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : Number(compare(a, b)))),
      ),
    )
  }
  if (node.operator === '&' || node.operator === '|') {
    return ok(withoutLow('logical', pairwise(operands, node.operator === '&' ? and : or)))
  }
  return notNumeric(node, node.operator)
}

/** R's three-valued logic: NA & FALSE is FALSE, NA | TRUE is TRUE. */
function and(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : 1
}

function or(a: number, b: number): number {
  if ((a !== 0 && !Number.isNaN(a)) || (b !== 0 && !Number.isNaN(b))) return 1
  return Number.isNaN(a) || Number.isNaN(b) ? NaN : 0
}

function pairwise(
  [left, right]: readonly [Evaluator, Evaluator],
  apply: (a: number, b: number) => number,
): Evaluator['fill'] {
  let scratch = new Float64Array(0)
  return (block, target) => {
    const count = block.end - block.start
    if (scratch.length < count) scratch = new Float64Array(count)
    left.fill(block, target)
    right.fill(block, scratch)
    for (let i = 0; i < count; i++) target[i] = apply(target[i], scratch[i])
  }
}

/** `type == "prof"`: a text column against a text. */
function compileTextComparison(node: BinaryNode, columns: Columns): Result<Evaluator> | null {
  if (node.operator !== '==' && node.operator !== '!=') return null
  const [name, text] = node.left.kind === 'text' ? [node.right, node.left] : [node.left, node.right]
  if (name.kind !== 'name' || text.kind !== 'text') return null
  const column = columns.get(name.name)
  if (column?.kind !== 'factor') return notNumeric(node, deparse(text))
  const code = column.levels.indexOf(text.value)
  const read = gather(column.codes)
  const whenEqual = node.operator === '==' ? 1 : 0
  return ok(
    withoutLow('logical', (block, target) => {
      read(block, target)
      for (let i = 0; i < block.end - block.start; i++) {
        target[i] = target[i] < 0 ? NaN : target[i] === code ? whenEqual : 1 - whenEqual
      }
    }),
  )
}

function compileCall(node: CallNode, columns: Columns): Result<Evaluator> {
  const [first, second, third] = node.parts
  if (node.name === 'poly' || node.name === 'factor' || node.name === 'cbind')
    return notNumeric(node, node.name)
  if (first === undefined) return notNumeric(node, `${node.name}()`)
  if (node.name === 'ifelse') return compileIfElse([first, second, third], node, columns)
  const operand = compileExpression(first.value, columns)
  if (!operand.ok) return operand
  if (node.name === 'I') return operand
  if (node.name === 'as.numeric') return ok({ ...operand.value, type: 'numeric' })
  if (node.name === 'log') return compileLog(operand.value, second, columns)
  return ok(withoutLow('numeric', mapped(operand.value, unaryFunctions[node.name])))
}

/** `log(x)`, `log(x, 2)`, `log(x, base = 2)`. */
function compileLog(operand: Evaluator, base: Argument | undefined, columns: Columns): Result<Evaluator> {
  if (base === undefined) return ok(withoutLow('numeric', mapped(operand, Math.log)))
  const compiled = compileExpression(base.value, columns)
  if (!compiled.ok) return compiled
  const logarithm = (value: number, of: number): number => {
    if (of === 2) return Math.log2(value)
    return of === 10 ? Math.log10(value) : Math.log(value) / Math.log(of)
  }
  return ok(withoutLow('numeric', pairwise([operand, compiled.value], logarithm)))
}

function compileIfElse(
  parts: readonly (Argument | undefined)[],
  node: CallNode,
  columns: Columns,
): Result<Evaluator> {
  const compiled: Evaluator[] = []
  for (const part of parts) {
    if (part === undefined) return notNumeric(node, 'ifelse() with fewer than three parts')
    const evaluator = compileExpression(part.value, columns)
    if (!evaluator.ok) return evaluator
    compiled.push(evaluator.value)
  }
  const [condition, yes, no] = compiled
  const chosen = pairwise([condition, yes], (test, value) =>
    test === 0 ? 0 : Number.isNaN(test) ? NaN : value,
  )
  let tests = new Float64Array(0)
  let others = new Float64Array(0)
  return ok(
    withoutLow('numeric', (block, target) => {
      const count = block.end - block.start
      if (tests.length < count) [tests, others] = [new Float64Array(count), new Float64Array(count)]
      condition.fill(block, tests)
      no.fill(block, others)
      chosen(block, target)
      for (let i = 0; i < count; i++) if (tests[i] === 0) target[i] = others[i]
    }),
  )
}
