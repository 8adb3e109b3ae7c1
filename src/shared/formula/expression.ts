/** The formula language's syntax tree. Positions are 1-based characters of the text at which a node is named. */
export type Expression =
  NumberNode | TextNode | LogicalNode | NameNode | DotNode | UnaryNode | BinaryNode | CallNode

export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
  /** Written with R's suffix L. */
  readonly isInteger: boolean
  readonly position: number
}

export interface TextNode {
  readonly kind: 'text'
  readonly value: string
  readonly position: number
}

export interface LogicalNode {
  readonly kind: 'logical'
  readonly value: boolean
  readonly position: number
}

export interface NameNode {
  readonly kind: 'name'
  readonly name: string
  readonly position: number
}

/** `.`: every column that is not in the response. */
export interface DotNode {
  readonly kind: 'dot'
  readonly position: number
}

export type UnaryOperator = '-' | '+' | '!' | '('

/** A prefix operator; `(` keeps the parentheses of an expression, which R prints too. */
export interface UnaryNode {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expression
  readonly position: number
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | ':'
  | '^'
  | '%in%'
  | '%%'
  | '%/%'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '&'
  | '|'

export interface BinaryNode {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  readonly position: number
}

export interface CallNode {
  readonly kind: 'call'
  readonly name: string
  /** The arguments as they are written. */
  readonly parts: readonly Argument[]
  /** The same by parameter; those of a function that takes any number are only in `parts`. */
  readonly arguments: Readonly<Record<string, Expression>>
  readonly position: number
}

export interface Argument {
  readonly name: string | null
  readonly value: Expression
  readonly position: number
}

/** A parsed formula: what is explained, and by what. */
export interface Formula {
  readonly text: string
  readonly response: Expression
  readonly predictors: Expression
}

/** A chain of operators from the left: `a + b - c` is a, then `+ b`, then `- c`. */
export interface LeftSpine {
  readonly first: Expression
  readonly steps: readonly BinaryNode[]
}

/**
 * Takes a tree apart along its left edge. Long sums lie there, so walkers that go along the spine recurse only into right
 * operands, whose depth the parser bounds.
 */
export function leftSpine(node: Expression): LeftSpine {
  const steps: BinaryNode[] = []
  let first = node
  while (first.kind === 'binary') {
    steps.push(first)
    first = first.left
  }
  return { first, steps: steps.reverse() }
}
