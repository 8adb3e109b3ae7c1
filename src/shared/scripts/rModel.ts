import type { ModelSpec } from '../document/analysisDocument'
import { parseFormula } from '../formula/parseFormula'
import { translate } from '../texts/translate'
import type { MethodName } from '../texts/textTypes'
import { commentLines } from './commentLines'
import { rErrors } from './rErrors'
import { rExpression } from './rExpression'
import { rColumn, rText } from './rText'
import type { ScriptInput } from './scriptInput'

/** How R fits a method, and from which packages; null where none has the same definition. */
interface RFit {
  readonly packages: readonly string[]
  readonly lines: readonly string[]
}

export interface RModel {
  readonly packages: readonly string[]
  readonly lines: readonly string[]
}

/** Fits the model, checks how many rows it used, and prints it. */
export function rModel(input: ScriptInput): RModel {
  const { model, usedRows } = input
  const method = translate(input.language, `methods.${model.method as MethodName}`)
  const formula = parseFormula(model.formula)
  const fit = formula.ok ? fitOf(input) : null
  if (fit === null || !formula.ok) {
    return {
      packages: [],
      lines: [...commentLines(input, 'method-unknown', { method }), `stop(${rText(method)})`],
    }
  }
  const { response, predictors } = formula.value
  const errors = rErrors(input)
  const rows =
    usedRows === null ? [] : [...commentLines(input, 'check'), `stopifnot(rows == ${usedRows})`, '']
  const lines = [
    ...commentLines(input, 'model', { method }),
    `model <- ${rExpression(response)} ~ ${rExpression(predictors)}`,
    ...fit.lines,
    '',
    ...rows,
    ...commentLines(input, 'result'),
    'print(cbind(estimate = estimates), digits = 15)',
    ...(model.method === 'ols' ? ['', ...errors.lines] : []),
  ]
  return { packages: [...fit.packages, ...(model.method === 'ols' ? errors.packages : [])], lines }
}

function fitOf({ model, lambda }: ScriptInput): RFit | null {
  const { weights } = model
  switch (model.method) {
    case 'ols':
      return { packages: [], lines: withRows(`lm(model, data${weightsOf(model)})`) }
    case 'huber':
    case 'bisquare':
    case 'hampel':
      return {
        packages: ['MASS'],
        lines: withRows(
          `MASS::rlm(model, data${weightsOf(model)}, psi = ${psiOf(model)}, acc = 1e-13, maxit = 10000)`,
        ),
      }
    case 'lad':
    case 'quantile': {
      const tau = model.method === 'lad' ? 0.5 : Number(model.options.tau ?? 0.5)
      return {
        packages: ['quantreg'],
        lines: withRows(`quantreg::rq(model, tau = ${tau}, data = data${weightsOf(model)})`),
      }
    }
    case 'ridge':
      return lambda === null ? null : { packages: [], lines: ridgeLines(model, lambda) }
    case 'nnls':
      return weights === null && model.options['bound-intercept'] !== true
        ? { packages: ['nnls'], lines: nonNegativeLines }
        : null
    default:
      return null
  }
}

const withRows = (call: string): readonly string[] => [
  `fit <- ${call}`,
  'estimates <- coef(fit)',
  'rows <- length(residuals(fit))',
]

const weightsOf = ({ weights }: ModelSpec): string =>
  weights === null ? '' : `, weights = ${rColumn(weights)}`

function psiOf({ method, options }: ModelSpec): string {
  const option = (name: string, usual: number): number => Number(options[name] ?? usual)
  if (method === 'huber') return `MASS::psi.huber, k = ${option('huber-k', 1.345)}`
  if (method === 'bisquare') return `MASS::psi.bisquare, c = ${option('bisquare-c', 4.685)}`
  const [a, b, c] = [option('hampel-a', 2), option('hampel-b', 4), option('hampel-c', 8)]
  return `MASS::psi.hampel, a = ${a}, b = ${b}, c = ${c}`
}

const frameLines = (weights: string): readonly string[] => [
  `frame <- model.frame(model, data${weights})`,
  'X <- model.matrix(model, frame)',
  'y <- model.response(frame)',
  'rows <- nrow(X)',
]

/** Ridge regression as least squares with a row of √λ Dⱼ for each penalised coefficient. */
function ridgeLines(model: ModelSpec, lambda: number): readonly string[] {
  const standardize = model.options.standardize !== false
  return [
    ...frameLines(weightsOf(model)),
    'w <- model.weights(frame)',
    'w <- if (is.null(w)) rep(1, rows) else w / mean(w)',
    'centred <- sweep(X, 2, colSums(w * X) / sum(w))',
    standardize
      ? 'D <- sqrt(colSums(w * centred^2) / sum(w))'
      : 'D <- as.numeric(colnames(X) != "(Intercept)")',
    `penalty <- diag(sqrt(${lambda}) * D, length(D))`,
    'estimates <- qr.coef(qr(rbind(sqrt(w) * X, penalty)), c(sqrt(w) * y, numeric(length(D))))',
    'names(estimates) <- colnames(X)',
  ]
}

/** The intercept is free: without it the columns' means are taken from X and y. */
const nonNegativeLines: readonly string[] = [
  ...frameLines(''),
  'free <- colnames(X) == "(Intercept)"',
  'centre <- if (any(free)) colMeans(X) else numeric(ncol(X))',
  'bounded <- nnls::nnls(sweep(X, 2, centre)[, !free, drop = FALSE], y - if (any(free)) mean(y) else 0)$x',
  'estimates <- numeric(ncol(X))',
  'estimates[!free] <- bounded',
  'if (any(free)) estimates[free] <- mean(y) - sum(centre[!free] * bounded)',
  'names(estimates) <- colnames(X)',
]
