import { fail } from '../outcome/result'
import { hampelNorm } from '../robust/hampelNorm'
import type { Estimator, EstimatorOption } from './estimator'
import { solveNorm } from './solveNorm'

const corner = (name: 'hampel-a' | 'hampel-b' | 'hampel-c', value: number): EstimatorOption => ({
  kind: 'number',
  name,
  textKey: name,
  min: 0.01,
  max: 1e6,
  default: value,
})

/** The M-estimate with Hampel's three-part ψ, begun at least squares. MASS' `rlm`. */
export const hampel: Estimator = {
  name: 'hampel',
  textKey: 'hampel',
  family: 'robust',
  options: [corner('hampel-a', 2), corner('hampel-b', 4), corner('hampel-c', 8)],
  solve(design, options, context) {
    const [a, b, c] = ['hampel-a', 'hampel-b', 'hampel-c'].map((name) => options[name] as number)
    if (b < a)
      return fail({ code: 'option-invalid', option: 'hampel-b', value: String(b), expected: `${a} …` })
    if (c <= b)
      return fail({ code: 'option-invalid', option: 'hampel-c', value: String(c), expected: `> ${b}` })
    return solveNorm(design, { norm: hampelNorm({ a, b, c }), isConvex: false }, context)
  },
}
