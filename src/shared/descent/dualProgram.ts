import type { BinaryOperator, Expression } from '../formula/expression'
import { leftSpine } from '../formula/expression'
import { differentiable } from './dualFunctions'

/** Rows that are figured at a time. */
export const DUAL_ROWS = 512

/** A block of values with their derivatives by each parameter; null where a derivative is 0 everywhere. */
export interface DualBlock {
  readonly values: Float64Array
  readonly tangents: readonly (Float64Array | null)[]
}

export interface DualContext {
  /** Names of the parameters, in the order of their values. */
  readonly parameters: readonly string[]
  /** The values of an expression without parameters, one for each row that there is. */
  readonly dataOf: (node: Expression) => Float64Array
}

/** A formula's right side, ready to be figured for rows with its exact derivatives. */
export interface DualProgram {
  /** Figures a part of the rows; the block is the program's own and is written anew by the next call. */
  run(rows: ArrayLike<number>, parameters: Float64Array): DualBlock
}

interface Node extends DualBlock {
  run(rows: ArrayLike<number>, parameters: Float64Array): void
}

/**
 * Automatic differentiation, forward: each operation passes on the derivatives of its operands by its own rule, so that they are exact
 * up to rounding. Only listed operations and functions can run. What does not depend on a parameter is figured once.
 */
export function dualProgram(node: Expression, context: DualContext): DualProgram {
  const root = compile(node, context)
  return {
    run: (rows, parameters) => {
      root.run(rows, parameters)
      return root
    },
  }
}

/** Whether an expression names a parameter. */
function dependsOn(node: Expression, parameters: readonly string[]): boolean {
  const { first, steps } = leftSpine(node)
  const inFirst =
    first.kind === 'name'
      ? parameters.includes(first.name)
      : first.kind === 'unary'
        ? dependsOn(first.operand, parameters)
        : first.kind === 'call' && first.parts.some(({ value }) => dependsOn(value, parameters))
  return inFirst || steps.some(({ right }) => dependsOn(right, parameters))
}

/** What a nonlinear model cannot have around a parameter, as it is written; null where there is nothing. */
export function undifferentiable(node: Expression, parameters: readonly string[]): string | null {
  if (!dependsOn(node, parameters)) return null
  switch (node.kind) {
    case 'unary':
      return node.operator === '!' ? '!' : undifferentiable(node.operand, parameters)
    case 'binary':
      if (!(node.operator in combine)) return node.operator
      return undifferentiable(node.left, parameters) ?? undifferentiable(node.right, parameters)
    case 'call': {
      if (!differentiable[node.name] || node.parts.length !== 1) return `${node.name}()`
      return undifferentiable(node.parts[0].value, parameters)
    }
    default:
      return null
  }
}

function compile(node: Expression, context: DualContext): Node {
  const { parameters } = context
  if (!dependsOn(node, parameters)) return dataNode(context.dataOf(node), parameters.length)
  switch (node.kind) {
    case 'name':
      return parameterNode(parameters.indexOf(node.name), parameters.length)
    case 'unary':
      return node.operator === '-'
        ? applyNode(compile(node.operand, context), { value: (x) => -x, slope: () => -1 })
        : compile(node.operand, context)
    case 'call': {
      const rule = differentiable[node.name] ?? { value: () => NaN, slope: () => NaN }
      return applyNode(compile(node.parts[0].value, context), rule)
    }
    case 'binary':
      return combineNode(node.operator, compile(node.left, context), compile(node.right, context))
    default:
      return dataNode(new Float64Array(), parameters.length)
  }
}

const none = (count: number): readonly null[] => Array.from({ length: count }, () => null)

function dataNode(data: Float64Array, count: number): Node {
  const values = new Float64Array(DUAL_ROWS)
  return {
    values,
    tangents: none(count),
    run: (rows) => {
      for (let i = 0; i < rows.length; i++) values[i] = data[rows[i]]
    },
  }
}

function parameterNode(index: number, count: number): Node {
  const values = new Float64Array(DUAL_ROWS)
  const one = new Float64Array(DUAL_ROWS).fill(1)
  return {
    values,
    tangents: Array.from({ length: count }, (_, k) => (k === index ? one : null)),
    run: (_, parameters) => void values.fill(parameters[index]),
  }
}

/** f(x): f′(x) x′. */
function applyNode(inner: Node, rule: { value: (x: number) => number; slope: (x: number) => number }): Node {
  const values = new Float64Array(DUAL_ROWS)
  const tangents = inner.tangents.map((tangent) => tangent && new Float64Array(DUAL_ROWS))
  return {
    values,
    tangents,
    run: (rows, parameters) => {
      inner.run(rows, parameters)
      for (let i = 0; i < rows.length; i++) {
        values[i] = rule.value(inner.values[i])
        const slope = rule.slope(inner.values[i])
        tangents.forEach((tangent, k) => {
          const own = inner.tangents[k]
          if (tangent && own) tangent[i] = slope * own[i]
        })
      }
    },
  }
}

/** Each operation's value with its derivatives by the left and by the right operand, written to `at`. */
type Combination = (a: number, b: number, at: Partials) => void

interface Partials {
  value: number
  left: number
  right: number
}

const combine: Readonly<Partial<Record<BinaryOperator, Combination>>> = {
  '+': (a, b, at) => set(at, a + b, 1, 1),
  '-': (a, b, at) => set(at, a - b, 1, -1),
  '*': (a, b, at) => set(at, a * b, b, a),
  '/': (a, b, at) => set(at, a / b, 1 / b, -a / (b * b)),
  '^': (a, b, at) => {
    const value = a ** b
    // 0 to a power above 1 has no slope there, where the logarithm has no value.
    set(at, value, b === 0 ? 0 : b * a ** (b - 1), a === 0 ? 0 : value * Math.log(a))
  },
}

function set(at: Partials, value: number, ...[left, right]: readonly [number, number]): void {
  at.value = value
  at.left = left
  at.right = right
}

function combineNode(operator: BinaryOperator, left: Node, right: Node): Node {
  const values = new Float64Array(DUAL_ROWS)
  const tangents = left.tangents.map((tangent, k) =>
    tangent || right.tangents[k] ? new Float64Array(DUAL_ROWS) : null,
  )
  const rule = combine[operator]
  const at: Partials = { value: NaN, left: NaN, right: NaN }
  return {
    values,
    tangents,
    run: (rows, parameters) => {
      left.run(rows, parameters)
      right.run(rows, parameters)
      for (let i = 0; i < rows.length; i++) {
        rule?.(left.values[i], right.values[i], at)
        values[i] = at.value
        for (let k = 0; k < tangents.length; k++) {
          const tangent = tangents[k]
          if (tangent === null) continue
          const [a, b] = [left.tangents[k], right.tangents[k]]
          tangent[i] = (a ? at.left * a[i] : 0) + (b ? at.right * b[i] : 0)
        }
      }
    },
  }
}
