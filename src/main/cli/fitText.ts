import type { FitResult } from '@shared/estimators/fitResult'
import type { AnovaType } from '@shared/estimators/linearInference'
import { formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import { anovaText } from './anovaText'
import { bootstrapText } from './bootstrapText'
import { collinearityText } from './collinearityText'
import { constraintsText } from './constraintsText'
import { pathText } from './pathText'
import { testsText } from './testsText'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

export interface FitTextOptions {
  /** Which analysis of variance to print. @default 'II' */
  readonly anova?: AnovaType
}

/** A fit as a readable text: model, coefficients, goodness of fit, analysis of variance, tests, collinearity. */
export function fitText(result: FitResult, { anova = 'II' }: FitTextOptions = {}): string {
  const table = result.anova?.[anova]
  const sections: readonly (readonly [heading: string, text: string | null])[] = [
    ['Constraints', constraintsText(result)],
    ['Goodness of fit', goodness(result)],
    ['By penalty', pathText(result)],
    ['Bootstrap', result.bootstrap === undefined ? null : bootstrapText(result.bootstrap)],
    [`Analysis of variance, type ${anova}`, table === undefined ? null : anovaText(table)],
    ['Tests of the residuals', testsText(result)],
    ['Collinearity', collinearityText(result)],
  ]
  return [
    [
      `${result.method}: ${result.formula}`,
      rowCounts(result),
      ...penaltyLine(result),
      errorKind(result),
      ...robustLines(result),
    ].join('\n'),
    coefficientTable(result),
    ...sections.flatMap(([heading, text]) => (text === null ? [] : [`${heading}\n${text}`])),
  ].join('\n\n')
}

function coefficientTable(result: FitResult): string {
  const interval = `${formatSignificant(100 * result.level, 6, 'en')} % interval`
  const isStandardized = result.coefficients.some(({ standardized }) => standardized !== undefined)
  const table = {
    header: [
      ...['term', 'estimate', 'std. error', result.statisticName, 'p', interval, ''],
      ...(isStandardized ? ['standardized'] : []),
      'digits',
    ],
    rows: result.coefficients.map((coefficient) =>
      coefficient.aliased
        ? [coefficient.term, 'aliased']
        : [
            coefficient.term,
            figure(coefficient.estimate),
            figure(coefficient.stdError),
            figure(coefficient.statistic),
            formatPValue(coefficient.pValue, 'en'),
            figure(coefficient.ciLower),
            figure(coefficient.ciUpper),
            ...(isStandardized ? [formatSignificant(coefficient.standardized ?? NaN, 4, 'en')] : []),
            formatSignificant(coefficient.trustedDigits, 3, 'en'),
          ],
    ),
  }
  return textTable(table)
}

function errorKind({ covarianceKind = 'classical', inference }: FitResult): string {
  const kinds = {
    none: 'none, this method leaves no honest ones',
    bayesian: 'Bayesian, of the posterior',
    asymptotic: 'asymptotic',
  }
  return `standard errors: ${inference === undefined ? covarianceKind : kinds[inference]}`
}

/** The scale and how many rows count little; nothing where the fit is not robust. */
function robustLines({ robust, iterations, converged }: FitResult): readonly string[] {
  if (robust === undefined) return []
  const { scale, lessThanHalf, rejected } = robust
  const steps = converged ? `${iterations} iterations` : `not settled after ${iterations} iterations`
  return [
    `robust scale ${figure(scale)}, ${steps}`,
    `rows that count less than half: ${lessThanHalf}, not at all: ${rejected}`,
  ]
}

/** λ, how it was chosen, and how many coefficients the fit is worth. */
function penaltyLine({ penalty, rank, effectiveDf = rank }: FitResult): readonly string[] {
  if (penalty === undefined) return []
  const { lambda, alpha, rule, folds = 0, seed = 0 } = penalty
  const chosen = translate('en', `report.penalty-${rule}`, { folds, seed: String(seed) })
  const mixing = alpha > 0 && alpha < 1 ? `, mixing α ${figure(alpha)}` : ''
  return [
    `penalty λ ${figure(lambda)} (${chosen})${mixing}, effective degrees of freedom ${figure(effectiveDf)}`,
  ]
}

export function rowCounts(result: FitResult): string {
  const { nUsed, nRows, nMissing, nExcluded } = result
  return `${nUsed} of ${nRows} rows used, ${nMissing} with missing values, ${nExcluded} excluded`
}

function goodness(result: FitResult): string {
  const { fStatistic: f, aicc, press, predictedRSquared = NaN } = result
  const { rootMeanSquareError: rmse, meanAbsoluteError: mae = NaN } = result
  const lines = [
    Number.isNaN(result.rSquared)
      ? null
      : `R² ${figure(result.rSquared)}, adjusted ${figure(result.adjRSquared)}`,
    press === undefined ? null : `predicted R² ${figure(predictedRSquared)}, PRESS ${figure(press)}`,
    `${result.robust === undefined ? 'residual standard error' : 'robust scale'} ${figure(result.sigma)} on ${figure(result.dfResidual)} degrees of freedom`,
    rmse === undefined ? null : `root mean square error ${figure(rmse)}, mean absolute error ${figure(mae)}`,
    f === null
      ? null
      : `F ${figure(f.value)} on ${f.df1} and ${f.df2} degrees of freedom, p ${formatPValue(f.pValue, 'en')}`,
    result.robust === undefined
      ? `log-likelihood ${figure(result.logLik)}, AIC ${figure(result.aic)}, BIC ${figure(result.bic)}${
          aicc === undefined ? '' : `, AICc ${figure(aicc)}`
        }`
      : null,
    `condition number ${figure(result.conditionNumber)}`,
  ]
  return lines.filter((line) => line !== null).join('\n')
}
