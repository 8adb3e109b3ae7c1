import type { DesignMatrix } from '../formula/designMatrix'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import { measureParts, rawDependency } from './collinearity'
import { conditionNumber } from './conditionNumber'
import type { Factorisation } from './factorisation'
import { roundingUnit } from './factorisation'
import { hasLeadingIntercept } from './frame'
import type { LeastSquares } from './leastSquares'
import { trustedDigits } from './trustedDigits'

/** Takes the solution from frame units to the data's. */
export function composeLeastSquares(design: DesignMatrix, factorisation: Factorisation): LeastSquares {
  const { frame, norms, solution, rows } = factorisation
  const { rank, columns } = solution
  const response = design.columnCount
  const toResponse = frame.exponent[response]
  const power = Int32Array.from(columns, (column) => frame.exponent[column])
  const spread = (values: ArrayLike<number>): Float64Array => {
    const all = new Float64Array(design.columnCount).fill(NaN)
    columns.forEach((column, k) => (all[column] = values[k]))
    return all
  }
  const residualNorm = rows > rank ? remainder(factorisation) : 0
  const rss = timesPowerOfTwo(residualNorm * residualNorm, 2 * toResponse)
  const effects = solution.effects.map((effect) => timesPowerOfTwo(effect, toResponse))
  const first = hasLeadingIntercept(design) && rank > 0 ? 1 : 0
  const coefficients = solution.coefficients.map((value, k) => timesPowerOfTwo(value, toResponse - power[k]))
  const digits = trustedDigits(factorisation).map((count, k) =>
    solution.coefficients[k] === 0 ? count : Math.min(count, digitsHeld(coefficients[k])),
  )
  return {
    rank,
    columns: Int32Array.from(columns),
    aliases: nameAliases(factorisation),
    coefficients: spread(coefficients),
    inverseR: rowMajor(solution.inverse, power),
    unscaledCovariance: solution.covariance.map((value, index) =>
      timesPowerOfTwo(value, -power[Math.floor(index / rank)] - power[index % rank]),
    ),
    effects,
    residualNorm: timesPowerOfTwo(residualNorm, toResponse),
    rss,
    tss: rss + sumOfSquares(effects.subarray(first)),
    totalNorm: timesPowerOfTwo(
      Math.sqrt(residualNorm * residualNorm + sumOfSquares(solution.effects.subarray(first))),
      toResponse,
    ),
    observations: rows,
    dfResidual: rows - rank,
    orthogonal: true,
    conditionNumber: conditionNumber(solution, norms),
    trustedDigits: spread(digits),
    centered: {
      center: frame.center.slice(0, response),
      intercept: centeredIntercept(factorisation, toResponse),
      inverseR: rowMajor(solution.centeredInverse, power),
    },
    arithmetic: factorisation.arithmetic,
  }
}

/** Decimal digits that a double of this size holds: fewer below the smallest normal one, none where it has become 0. */
function digitsHeld(value: number): number {
  if (Math.abs(value) >= SMALLEST_NORMAL) return Infinity
  return value === 0 ? 0 : Math.log10(2 * Math.abs(value / Number.MIN_VALUE))
}

const SMALLEST_NORMAL = 2 ** -1022

/** Residuals that are a larger share of the centred response than this are no rounding, however large the parts of the fit. */
const PLAINLY_LEFT = 2 ** -26

/**
 * The norm of the residuals, 0 where it is no more than the rounding of the response and of the parts that make it up. Only
 * double-double can tell.
 */
function remainder({ reveal, norms, precision, arithmetic }: Factorisation): number {
  if (arithmetic === 'double') return reveal.residualNorm
  const { rounded, centered } = measureParts(reveal.response, norms, precision.rounded)
  const response = reveal.response.column
  const own = precision.rounded[response] ? norms.raw[response] : 0
  const others = Math.min(Number.EPSILON * (rounded - own), PLAINLY_LEFT * norms.centered[response])
  const limit = Number.EPSILON * own + others + 16 * roundingUnit[arithmetic] * centered
  return reveal.residualNorm <= limit ? 0 : reveal.residualNorm
}

function centeredIntercept({ frame, solution }: Factorisation, toResponse: number): number {
  if (solution.columns[0] !== 0) return 0
  const response = frame.center.length - 1
  const centered = timesPowerOfTwo(solution.centeredCoefficients[0], toResponse - frame.exponent[0])
  return centered + frame.center[response]
}

/** Which columns an aliased one is made of: those whose coefficient is more than rounding could make. */
function nameAliases({ reveal, norms, solution }: Factorisation): LeastSquares['aliases'] {
  const { inverse, rank } = solution
  return reveal.aliased.map((candidate) => {
    const { column, accepted, residualNorm } = candidate
    const coefficients = rawDependency(candidate, norms)
    let parts = norms.raw[column]
    accepted.forEach((other, k) => (parts += Math.abs(coefficients[k]) * norms.raw[other]))
    const noise = residualNorm + Number.EPSILON * parts
    const dependsOn = accepted.filter((_, k) => {
      let norm = 0
      for (let m = k; m < accepted.length; m++) norm = Math.hypot(norm, inverse[m * rank + k])
      return Math.abs(coefficients[k]) > noise * norm
    })
    return { column, dependsOn }
  })
}

function rowMajor(triangle: Float64Array, power: Int32Array): Float64Array {
  const rank = power.length
  const rows = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) {
    for (let k = i; k < rank; k++) {
      rows[i * rank + k] = timesPowerOfTwo(triangle[k * rank + i], -power[i])
    }
  }
  return rows
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}
