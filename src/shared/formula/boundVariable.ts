import type { Evaluator } from './evaluator'

/** A variable bound to a table, before it is known which rows take part. */
export type BoundVariable = BoundNumeric | BoundPolynomial | BoundFactor

/** Numbers: an expression, or the columns of `cbind()`. */
export interface BoundNumeric {
  readonly kind: 'numeric'
  readonly label: string
  readonly parts: readonly Evaluator[]
  /** What R appends to the label for each part. */
  readonly suffixes: readonly string[]
}

/** `poly(x, degree)`: orthogonal over the rows, or raw powers. */
export interface BoundPolynomial {
  readonly kind: 'polynomial'
  readonly label: string
  /** What it is a polynomial in, as R prints it. */
  readonly argument: string
  readonly evaluator: Evaluator
  readonly degree: number
  readonly isRaw: boolean
}

export interface BoundFactor {
  readonly kind: 'factor'
  readonly label: string
  /** Index into `levels` a table row; -1 is missing. */
  readonly codes: Int32Array
  /** The level of each code, in order; codes may share a level. */
  readonly levels: readonly string[]
  /** The level that the others are compared with, and where the formula names it; null is the first. */
  readonly reference: ReferenceLevel | null
  /** Logical values have the levels FALSE and TRUE, whichever occur. */
  readonly isLogical: boolean
}

export interface ReferenceLevel {
  readonly level: string
  readonly position: number
}
