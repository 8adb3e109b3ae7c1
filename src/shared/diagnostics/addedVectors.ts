import type { FittedModel } from './fittedModel'
import { orthonormalRows } from './orthonormalRows'
import { removeExplained } from './removeExplained'

/** What vectors z₁ … z_q explain of the residuals beyond X: the outcome of the regression of e on [X, Z] (Frisch–Waugh–Lovell). */
export interface AddedVectors {
  /** Sum of squares that they explain. */
  readonly explained: number
  /** Sum of squares that is left. */
  readonly remaining: number
  /** Vectors that add to X and to those before them. */
  readonly rank: number
}

/** A vector of which no more than this share is new adds nothing (R's tolerance of `lm.fit`). */
const NOTHING_NEW = 1e-7

/**
 * Adds vectors to an unweighted model. The vectors are overwritten. `residual` must be the model's own: what is left of y after X.
 */
export function addVectors(
  { design, leastSquares }: Pick<FittedModel, 'design' | 'leastSquares'>,
  residual: Float64Array,
  vectors: readonly Float64Array[],
): AddedVectors {
  const norms = vectors.map(norm)
  removeExplained(orthonormalRows(design, leastSquares), undefined, vectors)
  const rest = residual.slice()
  const accepted: Float64Array[] = []
  let explained = 0
  vectors.forEach((vector, v) => {
    for (let round = 0; round < 2; round++) {
      for (const other of accepted) subtract(vector, other, dot(vector, other))
    }
    const length = norm(vector)
    if (!(length > NOTHING_NEW * norms[v])) return
    for (let i = 0; i < vector.length; i++) vector[i] /= length
    accepted.push(vector)
    const effect = dot(rest, vector)
    explained += effect * effect
    subtract(rest, vector, effect)
  })
  return { explained, remaining: dot(rest, rest), rank: accepted.length }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector))

function subtract(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] -= factor * vector[i]
}
