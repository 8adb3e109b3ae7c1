import type { BinaryNode, BinaryOperator, Expression } from './expression'
import { leftSpine } from './expression'

export type TermOperator = '+' | '-' | '*' | '/' | ':' | '%in%' | '^'

const TERM_OPERATORS: ReadonlySet<BinaryOperator> = new Set<TermOperator>([
  '+',
  '-',
  '*',
  '/',
  ':',
  '%in%',
  '^',
])

/** A right-hand side as a chain of operators that combine terms. */
export interface TermSpine {
  /** What is combined first; an operation on values is one variable, with all on its left. */
  readonly start: Expression
  readonly steps: readonly BinaryNode[]
}

/** Takes a right-hand side apart at the operators that combine terms. */
export function termSpine(node: Expression): TermSpine {
  const { first, steps } = leftSpine(node)
  const last = steps.map(({ operator }) => !TERM_OPERATORS.has(operator)).lastIndexOf(true)
  return { start: last < 0 ? first : steps[last], steps: steps.slice(last + 1) }
}
