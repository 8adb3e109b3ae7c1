import { commentLines } from './commentLines'
import { rColumn } from './rText'
import type { ScriptInput } from './scriptInput'

/** The table of coefficients with the standard errors asked for, of a fit by `lm`. */
export function rErrors(input: ScriptInput): { packages: readonly string[]; lines: readonly string[] } {
  const { kind, lag, cluster } = input.model.standardErrors
  const comment = commentLines(input, 'errors', { kind })
  switch (kind) {
    case 'classical':
      return { packages: [], lines: [...comment, 'print(summary(fit), digits = 8)'] }
    case 'bootstrap':
      return {
        packages: [],
        lines: [...commentLines(input, 'errors-bootstrap'), 'print(summary(fit), digits = 8)'],
      }
    case 'newey-west': {
      const told = lag === null ? 'floor(4 * (rows / 100)^(2 / 9))' : String(lag)
      return robust(comment, `sandwich::NeweyWest(fit, lag = ${told}, prewhite = FALSE)`)
    }
    case 'cluster':
      return robust(
        comment,
        `sandwich::vcovCL(fit, cluster = ${rColumn(cluster ?? '')}[match(names(residuals(fit)), row.names(data))])`,
      )
    default:
      return robust(comment, `sandwich::vcovHC(fit, type = "${kind}")`)
  }
}

const robust = (comment: readonly string[], covariance: string) => ({
  packages: ['sandwich'],
  lines: [
    ...comment,
    `errors <- sqrt(diag(${covariance}))`,
    't_values <- estimates[names(errors)] / errors',
    'p_values <- 2 * pt(-abs(t_values), fit$df.residual)',
    'print(cbind(estimate = estimates[names(errors)], error = errors, t = t_values, p = p_values), digits = 10)',
  ],
})
