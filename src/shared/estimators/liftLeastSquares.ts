import type { EquationSolution } from '../constraints/solveEquations'
import { coefficientMap, mapCoefficients } from './coefficientMap'
import type { LeastSquares } from './leastSquares'
import { liftCenters } from './liftCenters'
import { liftFactor } from './liftFactor'

export interface RestrictedSolution {
  readonly equations: EquationSolution
  /** In the free coefficients, of the restricted design. */
  readonly reduced: LeastSquares
  /** Whether the restricted design has the model's intercept. */
  readonly hasIntercept: boolean
  /** Where the model's columns are counted from if it has. */
  readonly center: Float64Array
  /** Of the model. */
  readonly total: Pick<LeastSquares, 'tss' | 'totalNorm'>
}

/**
 * The solution in the free coefficients as one in all p that are not aliased: β = β₀ + Z γ with covariance V = Z (ZᵀXᵀWXZ)⁻¹ Zᵀ. Its
 * `inverseR` U is p × p, upper triangular, of the rank of Z, with U Uᵀ = V, so that w ‖xᵀU‖² is the leverage as ever; its first columns are
 * 0, and so are the rows of coefficients that the equations fix. `rank` is p; n − `dfResidual` is the number of free coefficients.
 */
export function liftLeastSquares(restricted: RestrictedSolution): LeastSquares {
  const { equations, reduced, hasIntercept, total } = restricted
  const map = coefficientMap(equations, reduced)
  const aliases = reduced.aliases.map(({ column, dependsOn }) => ({
    column: equations.free[column],
    dependsOn: dependsOn.map((other) => equations.free[other]),
  }))
  const { coefficients, trustedDigits } = mapCoefficients(map, reduced)
  for (const { column } of aliases) coefficients[column] = trustedDigits[column] = NaN
  const columns = Int32Array.from([...map.keys()].filter((column) => !Number.isNaN(coefficients[column])))
  const lifted = hasIntercept ? liftCenters(restricted) : null
  const { centeredInverseR, ...factor } = liftFactor(
    Array.from(columns, (column) => map[column]),
    reduced,
    lifted?.firstRow ?? null,
  )
  return {
    ...reduced,
    rank: columns.length,
    columns,
    aliases,
    coefficients,
    ...factor,
    tss: total.tss,
    totalNorm: total.totalNorm,
    trustedDigits,
    centered: {
      center: lifted === null ? new Float64Array(coefficients.length) : restricted.center,
      intercept: lifted?.intercept ?? 0,
      inverseR: centeredInverseR,
    },
  }
}
