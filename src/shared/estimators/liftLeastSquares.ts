import type { EquationSolution } from '../constraints/solveEquations'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { addDoubleDouble, createDoubleDoubles, twoProduct } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import type { LeastSquares } from './leastSquares'
import { rotateToTriangle } from './rotateToTriangle'
import { MOST_DIGITS } from './trustedDigits'

export interface RestrictedSolution {
  readonly equations: EquationSolution
  /** In the free coefficients, of the restricted design. */
  readonly reduced: LeastSquares
  /** Whether the restricted design has the model's intercept. */
  readonly hasIntercept: boolean
  /** Where the model's columns are counted from if it has. */
  readonly center: Float64Array
  /** Of the model. */
  readonly tss: number
}

/**
 * The solution in the free coefficients as one in all p that are not aliased: β = β₀ + Z γ with covariance V = Z (ZᵀXᵀWXZ)⁻¹ Zᵀ. Its
 * `inverseR` U is p × p, upper triangular, of the rank of Z, with U Uᵀ = V, so that w ‖xᵀU‖² is the leverage as ever; its first columns are
 * 0, and so are the rows of coefficients that the equations fix. `rank` is p; n − `dfResidual` is the number of free coefficients.
 */
export function liftLeastSquares(restricted: RestrictedSolution): LeastSquares {
  const { equations, reduced, hasIntercept, tss } = restricted
  const columnCount = equations.free.length + equations.dependent.length
  const map = coefficientMap(equations, reduced)
  const aliased = new Set(reduced.aliases.map(({ column }) => equations.free[column]))
  const columns = [...map.keys()].filter((column) => !aliased.has(column))
  const { coefficients, errors } = mapCoefficients(map, reduced)
  const { centered, centeredRow } = centre(restricted, coefficients)
  const factor = mapFactor(
    columns.map((column) => map[column]),
    reduced,
    hasIntercept ? centeredRow : null,
  )
  for (const column of aliased) coefficients[column] = NaN
  return {
    ...reduced,
    rank: columns.length,
    columns: Int32Array.from(columns),
    aliases: reduced.aliases.map(({ column, dependsOn }) => ({
      column: equations.free[column],
      dependsOn: dependsOn.map((other) => equations.free[other]),
    })),
    coefficients,
    ...factor,
    tss,
    trustedDigits: Float64Array.from({ length: columnCount }, (_, j) =>
      aliased.has(j) ? NaN : digitsOf(errors[j], Math.abs(coefficients[j])),
    ),
    centered: { ...centered, inverseR: factor.centeredInverseR },
  }
}

/** β_j = constant + Σ slopes · γ, the estimated ones in the order of the reduced solution. */
interface CoefficientMap {
  readonly constant: { readonly high: number; readonly low: number }
  readonly slopes: DoubleDoubles
}

/** One entry a column of the model. */
function coefficientMap(
  { free, dependent, particular, slopes }: EquationSolution,
  { columns, rank }: LeastSquares,
): CoefficientMap[] {
  const map: CoefficientMap[] = []
  free.forEach((column, k) => {
    const unit = createDoubleDoubles(rank)
    const position = columns.indexOf(k)
    if (position >= 0) unit.high[position] = 1
    map[column] = { constant: { high: 0, low: 0 }, slopes: unit }
  })
  dependent.forEach((column, d) => {
    const own = createDoubleDoubles(rank)
    columns.forEach((k, position) => {
      own.high[position] = slopes.high[d * free.length + k]
      own.low[position] = slopes.low[d * free.length + k]
    })
    map[column] = { constant: { high: particular.high[d], low: particular.low[d] }, slopes: own }
  })
  return map
}

/** β, and how far the digits of γ let it be off. */
function mapCoefficients(
  map: readonly CoefficientMap[],
  { columns, coefficients: all, trustedDigits: digits }: LeastSquares,
): { readonly coefficients: Float64Array; readonly errors: Float64Array } {
  const gamma = asDoubleDoubles(Float64Array.from(columns, (k) => all[k]))
  const out = new Float64Array(2)
  const coefficients = new Float64Array(map.length)
  const errors = new Float64Array(map.length)
  map.forEach(({ constant, slopes }, j) => {
    dotDoubleDouble(whole(slopes), whole(gamma), columns.length, out)
    addDoubleDouble(constant.high, constant.low, out[0], out[1], out)
    coefficients[j] = out[0]
    columns.forEach((k, position) => {
      errors[j] = Math.hypot(errors[j], slopes.high[position] * all[k] * 10 ** -digits[k])
    })
  })
  return { coefficients, errors }
}

function digitsOf(error: number, size: number): number {
  if (error === 0) return MOST_DIGITS
  return Math.min(MOST_DIGITS, Math.max(0, -Math.log10(error / size)))
}

/**
 * The model about the centers c of its columns instead of the reduced one's: with δₖ = (cᵀZ)ₖ − c′ₖ its intercept is larger by δᵀγ + cᵀβ₀, and
 * so is the first row of R⁻¹ by δᵀ times the others.
 */
function centre(
  { equations, reduced, hasIntercept, center }: RestrictedSolution,
  coefficients: Float64Array,
): {
  readonly centered: Pick<LeastSquares['centered'], 'center' | 'intercept'>
  readonly centeredRow: Float64Array
} {
  const { columns, rank, centered } = reduced
  if (!hasIntercept) {
    return {
      centered: { center: new Float64Array(coefficients.length), intercept: 0 },
      centeredRow: new Float64Array(0),
    }
  }
  const { free, dependent, particular, slopes } = equations
  const out = new Float64Array(2)
  const sum = createDoubleDoubles(1)
  sum.high[0] = centered.intercept
  const row = centered.inverseR.slice(0, rank)
  const add = (high: number, low: number, factor: number): void => {
    twoProduct(high, factor, out)
    addDoubleDouble(sum.high[0], sum.low[0], out[0], out[1] + low * factor, out)
    sum.high[0] = out[0]
    sum.low[0] = out[1]
  }
  const own = (k: number): Float64Array => {
    const pair = Float64Array.of(center[free[k]], 0)
    addDoubleDouble(pair[0], 0, -centered.center[k], 0, pair)
    dependent.forEach((column, d) => {
      const at = d * free.length + k
      twoProduct(slopes.high[at], center[column], out)
      addDoubleDouble(pair[0], pair[1], out[0], out[1] + slopes.low[at] * center[column], pair)
    })
    return pair
  }
  columns.forEach((k, position) => {
    if (position === 0) return
    const [high, low] = own(k)
    add(high, low, reduced.coefficients[k])
    for (let m = position; m < rank; m++) row[m] += high * centered.inverseR[position * rank + m]
  })
  dependent.forEach((column, d) => add(particular.high[d], particular.low[d], center[column]))
  return { centered: { center, intercept: sum.high[0] }, centeredRow: row }
}

type Factor = Pick<LeastSquares, 'inverseR' | 'unscaledCovariance' | 'effects'> & {
  readonly centeredInverseR: Float64Array
}

/** Z R⁻¹, as it is and about the centers, turned into triangles by one rotation that the effects follow. */
function mapFactor(
  map: readonly CoefficientMap[],
  { rank: width, inverseR, effects }: LeastSquares,
  centeredRow: Float64Array | null,
): Factor {
  const order = map.length
  const rows = new Float64Array((order + 2) * width)
  const inverse = asDoubleDoubles(inverseR)
  const out = new Float64Array(2)
  map.forEach(({ slopes }, i) => {
    for (let k = 0; k < width; k++) {
      dotDoubleDouble(whole(slopes), { values: inverse, start: k, stride: width }, k + 1, out)
      rows[i * width + k] = out[0]
    }
  })
  rows.set(rows.subarray(0, width), order * width)
  rows.set(effects.subarray(0, width), (order + 1) * width)
  if (centeredRow !== null) rows.set(centeredRow)
  rotateToTriangle(rows, { order, width })
  const centered = atTheRight(rows, order, width)
  const raw = centered.slice()
  raw.set(rows.subarray(order * width, (order + 1) * width), order - width)
  const turned = new Float64Array(order)
  turned.set(rows.subarray((order + 1) * width), order - width)
  return {
    inverseR: raw,
    centeredInverseR: centered,
    effects: turned,
    unscaledCovariance: timesTranspose(raw, order),
  }
}

/** The first `order` rows behind columns of zeros that make them a square. */
function atTheRight(rows: Float64Array, order: number, width: number): Float64Array {
  const square = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    square.set(rows.subarray(i * width, (i + 1) * width), (i + 1) * order - width)
  }
  return square
}

function timesTranspose(factor: Float64Array, order: number): Float64Array {
  const product = new Float64Array(order * order)
  for (let i = 0; i < order; i++) {
    for (let j = 0; j < order; j++) {
      let sum = 0
      for (let k = Math.max(i, j); k < order; k++) sum += factor[i * order + k] * factor[j * order + k]
      product[i * order + j] = sum
    }
  }
  return product
}

const asDoubleDoubles = (high: Float64Array): DoubleDoubles => ({ high, low: new Float64Array(high.length) })
const whole = (values: DoubleDoubles) => ({ values, start: 0, stride: 1 })
