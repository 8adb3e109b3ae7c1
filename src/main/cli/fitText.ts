import type { FitResult, TestResult } from '@shared/estimators/fitResult'
import { formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import { textTable } from './textTable'

const figure = (value: number): string => formatSignificant(value, 6, 'en')

/** A fit as a readable text: model, coefficients, goodness of fit, tests. */
export function fitText(result: FitResult): string {
  const interval = `${formatSignificant(100 * result.level, 6, 'en')} % interval`
  const coefficients = textTable({
    header: ['term', 'estimate', 'std. error', result.statisticName, 'p', interval, '', 'digits'],
    rows: result.coefficients.map((coefficient) =>
      coefficient.aliased
        ? [coefficient.term, 'aliased', '', '', '', '', '', '']
        : [
            coefficient.term,
            figure(coefficient.estimate),
            figure(coefficient.stdError),
            figure(coefficient.statistic),
            formatPValue(coefficient.pValue, 'en'),
            figure(coefficient.ciLower),
            figure(coefficient.ciUpper),
            formatSignificant(coefficient.trustedDigits, 3, 'en'),
          ],
    ),
  })
  return [
    `${result.method}: ${result.formula}`,
    rowCounts(result),
    errorKind(result),
    '',
    coefficients,
    '',
    ...goodness(result),
  ].join('\n')
}

function errorKind({ covarianceKind = 'classical' }: FitResult): string {
  return `standard errors: ${covarianceKind}`
}

export function rowCounts(result: FitResult): string {
  const { nUsed, nRows, nMissing, nExcluded } = result
  return `${nUsed} of ${nRows} rows used, ${nMissing} with missing values, ${nExcluded} excluded`
}

function goodness(result: FitResult): readonly string[] {
  const f = result.fStatistic
  const lines = [
    `R² ${figure(result.rSquared)}, adjusted ${figure(result.adjRSquared)}`,
    `residual standard error ${figure(result.sigma)} on ${result.dfResidual} degrees of freedom`,
    f === null
      ? null
      : `F ${figure(f.value)} on ${f.df1} and ${f.df2} degrees of freedom, p ${formatPValue(f.pValue, 'en')}`,
    `log-likelihood ${figure(result.logLik)}, AIC ${figure(result.aic)}, BIC ${figure(result.bic)}`,
    `condition number ${figure(result.conditionNumber)}`,
    testLine('Durbin–Watson', result.tests.durbinWatson),
    testLine('Breusch–Pagan', result.tests.breuschPagan),
    testLine('Jarque–Bera', result.tests.jarqueBera),
    testLine('Shapiro–Wilk', result.tests.shapiroWilk),
    result.vif.length === 0
      ? null
      : `VIF ${result.vif.map(({ term, value }) => `${term} ${figure(value)}`).join(', ')}`,
  ]
  return lines.filter((line) => line !== null)
}

function testLine(name: string, test: TestResult | undefined): string | null {
  if (test === undefined) return null
  return `${name} ${figure(test.statistic)}, p ${formatPValue(test.pValue, 'en')}`
}
