import type { CovarianceKind } from '../estimators/fitResult'
import { commentLines } from './commentLines'
import { pythonColumn } from './pythonText'
import type { ScriptInput } from './scriptInput'

/** Kinds that statsmodels knows by the same name. */
const sameNames: readonly CovarianceKind[] = ['HC0', 'HC1', 'HC2', 'HC3']

/** The table of coefficients with the standard errors asked for, of a fit by statsmodels. */
export function pythonErrors(input: ScriptInput): readonly string[] {
  const { kind, lag, cluster } = input.model.standardErrors
  const comment = commentLines(input, 'errors', { kind })
  const table = (told: string): readonly string[] => [...comment, `print(regression.fit(${told}).summary())`]
  switch (kind) {
    case 'classical':
      return table('')
    case 'bootstrap':
      return [...commentLines(input, 'errors-bootstrap'), 'print(fit.summary())']
    case 'newey-west': {
      const lags = lag === null ? 'int(4 * (rows / 100) ** (2 / 9))' : String(lag)
      return table(`cov_type="HAC", cov_kwds={"maxlags": ${lags}, "use_correction": False}, use_t=True`)
    }
    case 'cluster': {
      const groups = `pd.factorize(${pythonColumn(cluster ?? '')}.loc[X.index])[0]`
      return table(`cov_type="cluster", cov_kwds={"groups": ${groups}}, use_t=True`)
    }
    default:
      if (sameNames.includes(kind)) return table(`cov_type="${kind}", use_t=True`)
      return commentLines(input, 'errors-unknown', { kind })
  }
}
