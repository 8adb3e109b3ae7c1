import type { FittedModel } from '../diagnostics/fittedModel'
import { forEachBlock, rowsPerBlock } from '../diagnostics/rowBlocks'
import { normalUpperTail } from '../numeric/normal'
import { symmetricEigenvalues } from '../numeric/symmetricEigen'
import { weightedChiSquareUpperTail } from '../numeric/weightedChiSquare'
import type { VuongTest } from './comparison'
import type { LikelihoodScores } from './likelihoodScores'
import { likelihoodScores } from './likelihoodScores'
import { semidefiniteFactor } from './semidefiniteFactor'

/**
 * Vuong's test (1989) of two linear models with normal errors on the same rows, neither within the other, as nonnest2 makes it (Merkle, You
 * and Preacher 2016). With m = ℓ₁ − ℓ₂ of a row and ω̂² its variance (divided by n): first n ω̂² against Σ λ² χ²₁, λ the eigenvalues of
 * Vuong's W, tells whether the rows can tell the models apart; then z = Σ m / (√n ω̂), standard normal where both are as near the truth.
 */
export function vuongTest(first: FittedModel, second: FittedModel): VuongTest {
  const scores = [likelihoodScores(first), likelihoodScores(second)] as const
  const n = first.leastSquares.observations
  const { sum, variance } = describeRatios(first, scores)
  const spread = Math.sqrt(n * variance)
  const excess = first.leastSquares.rank - second.leastSquares.rank
  const z = sum / spread
  const adjustedZ = (sum - (excess / 2) * Math.log(n)) / spread
  const lambda = symmetricEigenvalues(contrastMatrix(first, scores), scores[0].width + scores[1].width)
  const statistic = n * variance
  return {
    distinguishable: {
      statistic,
      pValue: weightedChiSquareUpperTail(
        statistic,
        lambda.map((value) => value * value),
      ),
    },
    z,
    pValue: 2 * normalUpperTail(Math.abs(z)),
    adjustedZ,
    adjustedPValue: 2 * normalUpperTail(Math.abs(adjustedZ)),
  }
}

type Scores = readonly [LikelihoodScores, LikelihoodScores]

/** Σ m, and the variance of m over the rows that have a weight. */
function describeRatios(
  { design, leastSquares }: FittedModel,
  [first, second]: Scores,
): { readonly sum: number; readonly variance: number } {
  const { rowCount, weights } = design
  const ratio = (row: number): number =>
    weights?.[row] === 0 ? NaN : first.logLikelihood(row) - second.logLikelihood(row)
  let sum = 0
  for (let row = 0; row < rowCount; row++) sum += ratio(row) || 0
  const mean = sum / leastSquares.observations
  let squares = 0
  for (let row = 0; row < rowCount; row++) squares += (ratio(row) - mean) ** 2 || 0
  return { sum, variance: squares / leastSquares.observations }
}

/** R S Rᵀ with RᵀR = B, the mean of the rows' joint scores squared, and S = diag(I, −I): it has the eigenvalues of W = S B. */
function contrastMatrix({ design, leastSquares }: FittedModel, [first, second]: Scores): Float64Array {
  const order = first.width + second.width
  const products = scoreProducts(design.rowCount, [first, second])
  const factor = semidefiniteFactor(
    products.map((product) => product / leastSquares.observations),
    order,
  )
  const contrast = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < order; j++) {
      // B = L Lᵀ, so R = Lᵀ: entry (i, j) is Σ over the columns k of both of S L.
      let sum = 0
      for (let k = 0; k < order; k++) {
        const product = factor[k * order + i] * factor[k * order + j]
        sum += k < first.width ? product : -product
      }
      contrast[i * order + j] = sum
    }
  }
  return contrast
}

function scoreProducts(rowCount: number, [first, second]: Scores): Float64Array {
  const order = first.width + second.width
  const blockRows = Math.min(rowCount, rowsPerBlock(order))
  const block = new Float64Array(blockRows * order)
  const products = new Float64Array(order * order)
  forEachBlock(rowCount, blockRows, (start, end) => {
    const rows = end - start
    first.fill(start, end, block)
    second.fill(start, end, block.subarray(first.width * rows))
    for (let j = 0; j < order; j++) {
      for (let k = 0; k <= j; k++) {
        let sum = 0
        for (let i = 0; i < rows; i++) sum += block[j * rows + i] * block[k * rows + i]
        products[j * order + k] += sum
      }
    }
  })
  for (let j = 0; j < order; j++)
    for (let k = 0; k < j; k++) products[k * order + j] = products[j * order + k]
  return products
}
