/** The formula language's syntax tree. Positions are 1-based characters of the text. */
export type Expression =
  NumberNode | TextNode | LogicalNode | NameNode | UnaryNode | BinaryNode | CallNode | DotNode

export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
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
  readonly parts: readonly Argument[]
  readonly position: number
}

export interface Argument {
  readonly name: string | null
  readonly value: Expression
}

export type BinaryOperator =
  '~' | '+' | '-' | '*' | '/' | ':' | '^' | '%in%' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&' | '|'

/** A parsed formula: what is explained, and by what. */
export interface Formula {
  readonly text: string
  readonly response: Expression
  readonly predictors: Expression
}
