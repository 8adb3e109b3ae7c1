import type { LeastSquares } from '../estimators/leastSquares'

type Solution = Pick<LeastSquares, 'rank' | 'inverseR' | 'effects' | 'columns' | 'coefficients'>

/** Positions among the estimable columns. */
export interface ColumnChoice {
  /** The columns whose contribution is asked for. */
  readonly tested: readonly number[]
  /** Columns that have been left out of the model already. */
  readonly leftOut: readonly number[]
}

/**
 * By how much the residual sum of squares grows when the tested columns leave a model that is already without the ones left out.
 * With A the rows of R⁻¹ of both, transposed, and z the effects, it is what the tested columns of A explain of z behind the
 * others (Householder): r × d numbers, whatever the number of rows, and a sum of squares, so that nothing cancels.
 */
export function explainedSquares(solution: Solution, { tested, leftOut }: ColumnChoice): number {
  const { rank, inverseR, effects, columns, coefficients } = solution
  if (tested.length === 1 && leftOut.length === 0) {
    const norm = Math.hypot(...inverseR.subarray(tested[0] * rank, (tested[0] + 1) * rank))
    return (coefficients[columns[tested[0]]] / norm) ** 2
  }
  const reflected = effects.slice(0, rank)
  const rows = [...leftOut, ...tested].map((k) => inverseR.slice(k * rank, (k + 1) * rank))
  rows.forEach((row, step) => {
    const reflection = createReflection(row, step)
    if (reflection === 0) return
    for (const later of rows.slice(step + 1)) reflect(later, { vector: row, reflection, step })
    reflect(reflected, { vector: row, reflection, step })
  })
  const explained = reflected.subarray(leftOut.length, rows.length)
  return explained.reduce((sum, effect) => sum + effect * effect, 0)
}

/** Turns entries [step, …) of a vector into the u of H = I − β u uᵀ that maps it to a multiple of the first of them; answers β. */
function createReflection(vector: Float64Array, step: number): number {
  const tail = vector.subarray(step)
  const size = tail.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  if (size === 0) return 0
  // A column's scale does not matter to what it spans, and its squares must neither overflow nor vanish.
  for (let i = 0; i < tail.length; i++) tail[i] /= size
  const norm = Math.sqrt(dot(tail, tail))
  tail[0] += tail[0] < 0 ? -norm : norm
  return 2 / dot(tail, tail)
}

function reflect(
  target: Float64Array,
  {
    vector,
    reflection,
    step,
  }: { readonly vector: Float64Array; readonly reflection: number; readonly step: number },
): void {
  const u = vector.subarray(step)
  const part = target.subarray(step)
  const multiple = reflection * dot(u, part)
  for (let i = 0; i < part.length; i++) part[i] -= multiple * u[i]
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
