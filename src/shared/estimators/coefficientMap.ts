import type { EquationSolution } from '../constraints/solveEquations'
import type { DoubleDoubles } from '../numeric/doubleDouble'
import { addDoubleDouble, createDoubleDoubles } from '../numeric/doubleDouble'
import { dotDoubleDouble } from '../numeric/doubleDoubleVectors'
import type { LeastSquares } from './leastSquares'
import { MOST_DIGITS } from './trustedDigits'

/** A coefficient of the model by the estimated ones of the reduced model, in their order: βⱼ = constant + Σ slopes · γ. */
export interface CoefficientRow {
  readonly constant: { readonly high: number; readonly low: number }
  readonly slopes: DoubleDoubles
}

/** [β₀, Z], one entry a column of the model. */
export function coefficientMap(
  { free, dependent, particular, slopes }: EquationSolution,
  { columns, rank }: Pick<LeastSquares, 'columns' | 'rank'>,
): readonly CoefficientRow[] {
  const map: CoefficientRow[] = []
  free.forEach((column, k) => {
    const own = createDoubleDoubles(rank)
    const position = columns.indexOf(k)
    if (position >= 0) own.high[position] = 1
    map[column] = { constant: { high: 0, low: 0 }, slopes: own }
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

/** β, and how many of its digits those of γ vouch for. */
export function mapCoefficients(
  map: readonly CoefficientRow[],
  { columns, coefficients: all, trustedDigits: digits }: LeastSquares,
): Pick<LeastSquares, 'coefficients' | 'trustedDigits'> {
  const gamma = { high: Float64Array.from(columns, (k) => all[k]), low: new Float64Array(columns.length) }
  const out = new Float64Array(2)
  const coefficients = new Float64Array(map.length)
  const trustedDigits = new Float64Array(map.length)
  map.forEach(({ constant, slopes }, j) => {
    const whole = (values: DoubleDoubles) => ({ values, start: 0, stride: 1 })
    dotDoubleDouble(whole(slopes), whole(gamma), columns.length, out)
    addDoubleDouble(constant.high, constant.low, out[0], out[1], out)
    coefficients[j] = out[0]
    const error = columns.reduce(
      (sum, k, position) => Math.hypot(sum, slopes.high[position] * all[k] * 10 ** -digits[k]),
      0,
    )
    trustedDigits[j] = digitsOf(error, Math.abs(out[0]))
  })
  return { coefficients, trustedDigits }
}

function digitsOf(error: number, size: number): number {
  if (error === 0) return MOST_DIGITS
  return Math.min(MOST_DIGITS, Math.max(0, -Math.log10(error / size)))
}
