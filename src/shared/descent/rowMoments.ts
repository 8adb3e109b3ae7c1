import type { DesignMatrix } from '../formula/designMatrix'
import type { SeededRandom } from '../numeric/seededRandom'
import { dataUnitsFromOffset } from './coordinates'
import type { QuadraticLoss } from './quadraticLoss'
import { createRowReader } from './rowReader'
import { solveAlongAxes } from './solveAlongAxes'

/** The mean of squares over some rows, as a quadratic about θ*, the solution for all rows, whose residuals are small: e = y − xᵀθ*. */
export interface RowMoments {
  readonly rowCount: number
  /** Σ w. */
  readonly weight: number
  /** Σ w x xᵀ / Σ w. */
  readonly gram: Float64Array
  /** Σ w x e / Σ w. */
  readonly cross: Float64Array
  /** Σ w e² / Σ w. */
  readonly squares: number
}

export interface RowSplit {
  /** Ever more of the rows that are left, each with those before it; the last are all of them. */
  readonly training: readonly RowMoments[]
  /** Null where no row is held out. */
  readonly heldOut: RowMoments | null
}

export interface SplitOptions {
  /** Share of the rows that are held out. */
  readonly heldOut: number
  readonly random: SeededRandom
  /** Numbers of training rows to look at, at most. @default 12 */
  readonly sizes?: number
}

/** Chooses rows to hold out, and takes the moments of more and more of the others in the same random order: one pass over the rows. */
export function splitMoments(design: DesignMatrix, loss: QuadraticLoss, options: SplitOptions): RowSplit {
  const { sizes = 12 } = options
  const { order, held } = splitOrder(design.rowCount, options)
  const sums = createSums(design, loss)
  for (const row of order.subarray(0, held)) sums.add(row)
  const heldMoments = held > 0 ? sums.moments() : null
  sums.clear()
  const ends = trainingSizes(design.rowCount - held, sizes)
  const training = ends.map((end, index) => {
    for (const row of order.subarray(held + (ends[index - 1] ?? 0), held + end)) sums.add(row)
    return sums.moments()
  })
  return { training, heldOut: heldMoments }
}

/** The rows in random order: the first `held` are held out, the others are trained on in that order. */
export function splitOrder(
  rowCount: number,
  { heldOut, random }: SplitOptions,
): { readonly order: Int32Array; readonly held: number } {
  const held = Math.min(rowCount - 1, Math.round(heldOut * rowCount))
  return { order: shuffled(rowCount, random), held }
}

/** From 2 rows up to all of them, by about the same factor. */
function trainingSizes(rows: number, count: number): readonly number[] {
  const first = Math.min(2, rows)
  const sizes = Array.from({ length: count }, (_, k) =>
    Math.round(first * (rows / first) ** (count > 1 ? k / (count - 1) : 1)),
  )
  return [...new Set(sizes)]
}

function shuffled(count: number, random: SeededRandom): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const swapped = order[i]
    order[i] = order[j]
    order[j] = swapped
  }
  return order
}

interface Sums {
  add(row: number): void
  clear(): void
  moments(): RowMoments
}

function createSums(design: DesignMatrix, loss: QuadraticLoss): Sums {
  const count = loss.terms.length
  const read = createRowReader(design, loss)
  const row = new Float64Array(count + 1)
  const gram = new Float64Array(count * count)
  const cross = new Float64Array(count)
  let [rowCount, weight, squares] = [0, 0, 0]
  return {
    add(index) {
      read(index, row)
      const w = design.weights ? design.weights[index] : 1
      let residual = row[count]
      for (let j = 0; j < count; j++) residual -= row[j] * loss.optimum[j]
      for (let j = 0; j < count; j++) {
        cross[j] += w * row[j] * residual
        for (let k = 0; k < count; k++) gram[j * count + k] += w * row[j] * row[k]
      }
      squares += w * residual * residual
      weight += w
      rowCount++
    },
    clear() {
      gram.fill(0)
      cross.fill(0)
      rowCount = weight = squares = 0
    },
    moments: () => ({
      rowCount,
      weight,
      gram: gram.map((value) => value / weight),
      cross: cross.map((value) => value / weight),
      squares: squares / weight,
    }),
  }
}

/** The mean of squares at θ* + offset. */
export function meanSquareAt({ gram, cross, squares }: RowMoments, offset: ArrayLike<number>): number {
  const count = cross.length
  let sum = squares
  for (let j = 0; j < count; j++) {
    let along = -2 * cross[j]
    for (let k = 0; k < count; k++) along += gram[j * count + k] * offset[k]
    sum += along * offset[j]
  }
  return Math.max(0, sum)
}

/** The loss of some rows alone. Where they are fewer than its coefficients, its solution is the one nearest to that of all rows. */
export function lossOfRows(loss: QuadraticLoss, moments: RowMoments): QuadraticLoss {
  const { gram, cross, weight, rowCount } = moments
  const { solution, values } = solveAlongAxes(gram, cross)
  return {
    ...loss,
    loss: 'mean',
    rowCount,
    totalWeight: weight,
    gram,
    optimum: loss.optimum.map((best, j) => best + solution[j]),
    minimum: meanSquareAt(moments, solution),
    hessianEigenvalues: values.map((value) => 2 * value).sort(),
    closedForm: dataUnitsFromOffset(loss, solution, new Float64Array(cross.length)),
  }
}
