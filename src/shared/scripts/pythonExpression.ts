import type { BinaryOperator, CallNode, Expression } from '../formula/expression'
import { daysOfDate } from '../texts/dateText'
import { pythonNumber, pythonText, pythonTruth } from './pythonText'

const operators: Readonly<Partial<Record<BinaryOperator, string>>> = { '^': '**', '%%': '%', '%/%': '//' }

/** Functions of numpy; those of the script itself keep the names that they have in the language. */
const numpyNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['log2', 'log10', 'log1p', 'exp', 'expm1', 'sqrt', 'abs', 'sin', 'cos', 'tan'].map((name) => [
      name,
      name,
    ]),
  ),
  ...Object.fromEntries(
    ['sinh', 'cosh', 'tanh', 'floor', 'trunc', 'sign', 'round'].map((name) => [name, name]),
  ),
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  ceiling: 'ceil',
  'as.integer': 'trunc',
}
const ownNames: ReadonlySet<string> = new Set(['ifelse', 'poly', 'scale', 'year', 'month', 'mday', 'wday'])

/** Thrown where Python has no equal of an expression. */
export class NoEqual extends Error {}

/** An expression on columns in Python, which are written as `column` says; throws `NoEqual`. */
export function pythonExpression(node: Expression, column: (name: string) => string): string {
  const write = (part: Expression): string => pythonExpression(part, column)
  switch (node.kind) {
    case 'number':
      return pythonNumber(node.value)
    case 'text':
      return pythonText(node.value)
    case 'logical':
      return pythonTruth(node.value)
    case 'name':
      return column(node.name)
    case 'dot':
      throw new NoEqual('.')
    case 'unary':
      return node.operator === '('
        ? `(${write(node.operand)})`
        : `${node.operator === '!' ? '~' : node.operator}(${write(node.operand)})`
    case 'binary':
      return `(${write(node.left)}) ${operators[node.operator] ?? node.operator} (${write(node.right)})`
    case 'call':
      return callText(node, write)
  }
}

function callText(call: CallNode, write: (part: Expression) => string): string {
  const { name, arguments: given } = call
  if (name === 'log') {
    const logarithm = `np.log(${write(given.x)})`
    return given.base === undefined ? logarithm : `${logarithm} / np.log(${write(given.base)})`
  }
  if (name === 'as.Date' && given.x.kind === 'text') return pythonNumber(daysOfDate(given.x.value))
  if (name === 'I') return `(${write(given.x)})`
  if (name === 'as.numeric') return `(${write(given.x)}) * 1.0`
  const values = call.parts.map(({ name: parameter, value }) => {
    return `${parameter === null ? '' : `${parameter}=`}${write(value)}`
  })
  if (name === 'round' && values.length > 1) return `np.round(${write(given.x)}, int(${write(given.digits)}))`
  if (Object.hasOwn(numpyNames, name)) return `np.${numpyNames[name]}(${values.join(', ')})`
  if (ownNames.has(name)) return `${name}(${values.join(', ')})`
  throw new NoEqual(name)
}
