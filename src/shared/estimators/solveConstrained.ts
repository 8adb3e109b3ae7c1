import type { Constraint } from '../constraints/constraint'
import { restrictDesign } from '../constraints/restrictDesign'
import type { EquationSolution } from '../constraints/solveEquations'
import { solveEquations } from '../constraints/solveEquations'
import { deriveDesign } from '../formula/deriveDesign'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Warning } from '../outcome/warning'
import { activeInequalities, contradiction } from './activeInequalities'
import { checkSolution } from './checkSolution'
import { columnNorms } from './columnNorms'
import { reportConstraints } from './constraintReport'
import type { Estimation } from './estimation'
import type { EstimationContext } from './estimator'
import type { FoldedDesign } from './foldedDesign'
import { foldInDouble } from './foldedDesign'
import type { LeastSquares } from './leastSquares'
import { liftLeastSquares } from './liftLeastSquares'
import { solveFolded, solveLeastSquares } from './solveLeastSquares'
import { tooFewRows } from './tooFewRows'

/** A model under constraints, before any of them is imposed. */
interface ConstrainedModel {
  readonly design: DesignMatrix
  readonly folded: FoldedDesign
  /** Without the constraints. */
  readonly ordinary: LeastSquares
  readonly context: EstimationContext
}

/** The fit under some of the constraints as equations. */
interface RestrictedFit {
  readonly equations: EquationSolution
  readonly design: DesignMatrix
  readonly leastSquares: LeastSquares
}

/** Least squares under constraints; see `constrained`. */
export function solveConstrained(
  design: DesignMatrix,
  constraints: readonly Constraint[],
  context: EstimationContext,
): Result<Estimation> {
  const folded = foldInDouble(design, context)
  const model = { design, folded, ordinary: solveFolded(design, folded, context), context }
  const equations = constraints.filter(({ kind }) => kind === 'equation')
  const inequalities = constraints.filter(({ kind }) => kind === 'inequality')
  const first = restrict(model, equations)
  if (!first.ok) return first
  const found = activeInequalities(first.value, { equations, inequalities, unit: unitsOf(model) })
  if (!found.ok) return found
  const active = found.value
  const last = active.length === 0 ? first : restrict(model, [...equations, ...active])
  if (!last.ok) return last
  return compose(model, constraints, { fit: last.value, active })
}

/** The powers of two nearest to what a unit of each coefficient does to the fit. */
function unitsOf({ folded, design }: ConstrainedModel): Int32Array {
  const { centered, raw } = columnNorms(folded.triangle, folded.frame)
  return Int32Array.from({ length: design.columnCount }, (_, j) => {
    const norm = centered[j] || raw[j]
    return folded.frame.exponent[j] + (norm > 0 ? Math.round(Math.log2(norm)) : 0)
  })
}

function restrict(model: ConstrainedModel, imposed: readonly Constraint[]): Result<RestrictedFit> {
  const { design, context, ordinary } = model
  const equations = solveEquations(imposed, unitsOf(model))
  if ('conflict' in equations) return fail(contradiction(equations.conflict.map((index) => imposed[index])))
  const restricted = imposed.length === 0 ? design : restrictDesign(design, equations)
  const refusal = tooFewRows(restricted)
  if (refusal) return fail(refusal)
  const leastSquares = imposed.length === 0 ? ordinary : solveLeastSquares(restricted, context)
  const failure = checkSolution(restricted, leastSquares)
  return failure ? fail(failure) : ok({ equations, design: restricted, leastSquares })
}

interface Imposed {
  readonly fit: RestrictedFit
  readonly active: readonly Constraint[]
}

function compose(
  model: ConstrainedModel,
  constraints: readonly Constraint[],
  { fit, active }: Imposed,
): Result<Estimation> {
  const { design, ordinary } = model
  const isOrdinary = fit.design === design
  const leastSquares = isOrdinary
    ? ordinary
    : liftLeastSquares({
        equations: fit.equations,
        reduced: fit.leastSquares,
        hasIntercept: fit.design.hasIntercept,
        center: ordinary.centered.center,
        total: ordinary,
      })
  const failure = checkSolution(design, leastSquares)
  if (failure) return fail(failure)
  return ok({
    // Residuals and predictions are not taken about centers where the intercept is not free to follow them.
    design:
      fit.design.hasIntercept === design.hasIntercept
        ? design
        : deriveDesign(design, { hasIntercept: false }),
    leastSquares,
    inference: active.length > 0 ? 'none' : 'exact',
    ...(!isOrdinary && { reduced: { design: fit.design, leastSquares: fit.leastSquares } }),
    constraints: reportConstraints(model, constraints, { ...fit, leastSquares, active }),
    warnings: warningsOf(constraints, active),
  })
}

function warningsOf(constraints: readonly Constraint[], active: readonly Constraint[]): readonly Warning[] {
  if (constraints.length === 0) return [{ code: 'constraints-none' }]
  const join = (chosen: readonly Constraint[]): string => chosen.map(({ text }) => text).join('; ')
  if (active.length > 0) return [{ code: 'bounds-no-inference', bounds: join(active) }]
  const inactive = constraints.filter(({ kind }) => kind === 'inequality')
  return inactive.length > 0 ? [{ code: 'constraints-inactive', constraints: join(inactive) }] : []
}
