import type { Constraint } from '../constraints/constraint'
import type { EquationSolution } from '../constraints/solveEquations'
import type { DesignMatrix } from '../formula/designMatrix'
import { fUpperTail } from '../numeric/fDistribution'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import { freeCoefficients } from './effectiveDf'
import type { ConstraintReport, TestResult } from './fitResult'
import type { FoldedDesign } from './foldedDesign'
import type { LeastSquares } from './leastSquares'
import { residualCoordinates, residualProducts } from './residualCoordinates'

interface UnconstrainedFit {
  readonly design: DesignMatrix
  readonly folded: FoldedDesign
  readonly ordinary: LeastSquares
}

interface ConstrainedFit {
  readonly leastSquares: LeastSquares
  /** Of the equations and the active inequalities, in this order. */
  readonly equations: EquationSolution
  readonly active: readonly Constraint[]
}

/** What became of each constraint, with its multiplier, and the test of the equations. */
export function reportConstraints(
  model: UnconstrainedFit,
  constraints: readonly Constraint[],
  fit: ConstrainedFit,
): ConstraintReport {
  const { coefficients } = fit.leastSquares
  const equations = constraints.filter(({ kind }) => kind === 'equation')
  const imposed = [...equations, ...fit.active]
  const multipliers = lagrangeMultipliers(model, fit, imposed.length)
  const outcomes = constraints.map((constraint) => {
    const position = imposed.indexOf(constraint)
    const active = position >= 0
    return {
      text: constraint.text,
      kind: constraint.kind,
      active,
      multiplier: active ? multipliers[position] : 0,
      slack: active ? 0 : slackOf(constraint, coefficients),
    }
  })
  const isTestable = equations.length > 0 && fit.active.length === 0
  return { outcomes, test: isTestable ? testEquations(model, fit.leastSquares) : null }
}

function slackOf({ coefficients: a, bound }: Constraint, coefficients: Float64Array): number {
  return a.reduce((sum, value, j) => (value === 0 ? sum : sum + value * coefficients[j]), -bound)
}

/** λ of −XᵀW (y − Xβ) = Cᵀλ: 0 for an equation that follows from others. */
function lagrangeMultipliers(
  { design, folded }: UnconstrainedFit,
  { leastSquares, equations: { dependent, inverse } }: ConstrainedFit,
  count: number,
): Float64Array {
  const multipliers = new Float64Array(count)
  if (count === 0) return multipliers
  const coordinates = residualCoordinates(folded, design, leastSquares.coefficients)
  const products = residualProducts(folded, design, coordinates)
  dependent.forEach((column, d) => {
    for (let i = 0; i < count; i++) multipliers[i] -= inverse[d * count + i] * products[column]
  })
  return multipliers
}

/**
 * F = ((RSS − RSS₀) / q) / (RSS₀ / (n − r)) of the fit against the one without equations, RSS₀ and r its own; car's `linearHypothesis`. The
 * difference is ‖X(β̂ − β)‖², a sum of squares, so that nothing cancels.
 */
function testEquations(
  { design, folded, ordinary }: UnconstrainedFit,
  restricted: LeastSquares,
): TestResult | null {
  const df = ordinary.rank - freeCoefficients(restricted)
  const df2 = ordinary.dfResidual
  if (df < 1 || df2 < 1) return null
  const without = residualCoordinates(folded, design, ordinary.coefficients)
  const under = residualCoordinates(folded, design, restricted.coefficients)
  const distance = Math.hypot(...under.values.map((value, i) => value - without.values[i]))
  const ratio = timesPowerOfTwo(distance, under.exponent) / ordinary.residualNorm
  const statistic = (ratio * ratio * df2) / df
  return { statistic, pValue: fUpperTail(statistic, df, df2), df, df2 }
}
