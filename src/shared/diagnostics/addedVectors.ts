import type { BasisWork } from './basisPass'
import { doAlone } from './basisPass'
import { choleskyFactor, solveLower } from '../numeric/cholesky'
import { dotVectors } from './dotProduct'
import type { FittedModel } from './fittedModel'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import { removeExplained } from './removeExplained'
import type { RowVector, RowVectors } from './rowVector'
import { materialise, materialiseAll } from './rowVector'
import { vectorProducts } from './vectorProducts'

/** What vectors z₁ … z_q explain of the residuals beyond X: the outcome of the regression of e on [X, Z] (Frisch–Waugh–Lovell). */
export interface AddedVectors {
  /** Sum of squares that they explain. */
  readonly explained: number
  /** Sum of squares that is left. */
  readonly remaining: number
  /** Vectors that add to X and to those before them. */
  readonly rank: number
}

export interface AddVectorsOptions {
  /** Whether one pass over the data is worth a few of the last digits. @default 'auto': where the data is large */
  readonly passes?: 'auto' | 'one' | 'several'
}

export interface VectorsToAdd {
  /** The model's own: what is left of y after X. */
  readonly residual: RowVector
  readonly vectors: RowVectors
}

/** A vector of which no more than this share is new adds nothing (R's tolerance of `lm.fit`). */
const NOTHING_NEW = 1e-7
/** Numbers of Q from which on a pass over it is felt. */
const LARGE = 250_000
/** Shares of a sum of squares below which its difference with another has lost too many digits. */
const MUCH_LOST = 1e-4

/** Adds vectors to an unweighted model. */
export function addVectors(
  { design, leastSquares }: Pick<FittedModel, 'design' | 'leastSquares'>,
  added: VectorsToAdd,
  options: AddVectorsOptions = {},
): AddedVectors {
  const basis = orthonormalRows(design, leastSquares)
  return doAlone(basis, addVectorsTo(basis, added, options))
}

/** The same as work that may share its pass. */
export function* addVectorsTo(
  basis: OrthonormalRows,
  added: VectorsToAdd,
  { passes = 'auto' }: AddVectorsOptions = {},
): BasisWork<AddedVectors> {
  const quick = passes === 'one' || (passes === 'auto' && basis.rowCount * basis.rank >= LARGE)
  const byDifference = quick ? yield* addByDifference(basis, added) : null
  return byDifference ?? addByRemoval(basis, added)
}

/** From ZᵀZ − (QᵀZ)ᵀ(QᵀZ); null where so little of the vectors is new, or of the residuals left, that the difference cancels. */
function* addByDifference(
  basis: OrthonormalRows,
  { residual, vectors }: VectorsToAdd,
): BasisWork<AddedVectors | null> {
  const order = vectors.count
  const { effects, squares } = yield* vectorProducts({ rank: basis.rank, vectors, beside: [residual] })
  const square = (a: number, b: number): number => squares[a * (order + 1) + b]
  const products = new Float64Array(order * order)
  for (let a = 0; a < order; a++) {
    for (let b = 0; b <= a; b++) {
      products[a * order + b] = square(a, b) - dotVectors(effects[a], effects[b])
    }
  }
  const factor = choleskyFactor(products, order)
  const shares = Float64Array.from({ length: order }, (_, a) => square(order, a))
  if (shares.some((_, a) => !(factor[a * order + a] ** 2 > MUCH_LOST * square(a, a)))) return null
  solveLower(factor, shares, { order, count: 1 })
  const total = square(order, order)
  const explained = dotVectors(shares, shares)
  const remaining = total - explained
  return remaining > MUCH_LOST * total ? { explained, remaining, rank: order } : null
}

/** Takes X from the vectors, then from e what is left of each in turn (modified Gram–Schmidt). */
function addByRemoval(basis: OrthonormalRows, added: VectorsToAdd): AddedVectors {
  const vectors = materialiseAll(added.vectors)
  const norms = vectors.map(norm)
  removeExplained(basis, undefined, vectors)
  const rest = materialise(added.residual)
  const accepted: Float64Array[] = []
  let explained = 0
  vectors.forEach((vector, v) => {
    for (let round = 0; round < 2; round++) {
      for (const other of accepted) subtract(vector, other, dotVectors(vector, other))
    }
    const length = norm(vector)
    if (!(length > NOTHING_NEW * norms[v])) return
    for (let i = 0; i < vector.length; i++) vector[i] /= length
    accepted.push(vector)
    const effect = dotVectors(rest, vector)
    explained += effect * effect
    subtract(rest, vector, effect)
  })
  return { explained, remaining: dotVectors(rest, rest), rank: accepted.length }
}

const norm = (vector: Float64Array): number => Math.sqrt(dotVectors(vector, vector))

function subtract(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] -= factor * vector[i]
}
