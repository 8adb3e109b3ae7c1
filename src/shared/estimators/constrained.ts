import { parseConstraints } from '../constraints/parseConstraints'
import { fail } from '../outcome/result'
import type { Estimator } from './estimator'
import { solveConstrained } from './solveConstrained'

/**
 * Least squares under linear constraints, min Σ w (y − Xβ)² with Cβ = d and Gβ ≥ h. Which inequalities hold with equality is found by
 * the dual method of Goldfarb and Idnani (1983; R's quadprog); with these the model is written in its free coefficients and solved as
 * exactly as any. Equations alone leave exact inference, with covariance σ² Z (ZᵀXᵀWXZ)⁻¹ Zᵀ and n − (p − rank C) degrees of freedom;
 * an active inequality leaves none, because the data chose it.
 */
export const constrained: Estimator = {
  name: 'constrained',
  textKey: 'constrained',
  family: 'squares',
  options: [{ kind: 'text', name: 'constraints', textKey: 'constraints', default: '' }],
  solve(design, options, context) {
    const constraints = parseConstraints(String(options.constraints), design.columnNames)
    return constraints.ok ? solveConstrained(design, constraints.value, context) : fail(constraints.error)
  },
}
