import type { Coefficient, CovarianceKind } from '@shared/estimators/fitResult'
import { formatPercent, formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import type { Language } from '@shared/texts/language'
import { formatColumn } from '../format/numbers'
import type { MessageKey, MessageParameters } from '../locales/messages'
import { covarianceName } from './covarianceName'

export const coefficientViews = ['errors', 'statistic', 'interval', 'standardized'] as const
/** What stands beside the estimates; the panel is too narrow for all at once. */
export type CoefficientView = (typeof coefficientViews)[number]

export interface CoefficientColumn {
  readonly field: string
  readonly heading: string
  readonly title: string
  /** One a coefficient, as shown. */
  readonly cells: readonly string[]
  /** The same with every digit. */
  readonly titles: readonly string[]
}

export interface CoefficientColumnContext {
  readonly statisticName: 't' | 'z'
  readonly level: number
  readonly errors: CovarianceKind
  readonly language: Language
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
}

/** The columns of the coefficient table beside the terms: the estimate, and what the view adds. */
export function coefficientColumns(
  coefficients: readonly Coefficient[],
  view: CoefficientView,
  context: CoefficientColumnContext,
): readonly CoefficientColumn[] {
  return [estimate(coefficients, context), ...views[view](coefficients, context)]
}

type Columns = (
  coefficients: readonly Coefficient[],
  context: CoefficientColumnContext,
) => readonly CoefficientColumn[]

const views: Readonly<Record<CoefficientView, Columns>> = {
  errors: (rows, context) => [standardError(rows, context), pValue(rows, context)],
  statistic: (rows, context) => [statistic(rows, context), pValue(rows, context)],
  interval: (rows, context) => [limit(rows, 'ciLower', context), limit(rows, 'ciUpper', context)],
  standardized: (rows, { text }) => [
    {
      field: 'standardized',
      heading: text('model.standardized'),
      title: text('model.standardizedHint'),
      ...figures(rows.map(standardizedOf), 4),
    },
  ],
}

/** The coefficient in standard deviations of response and predictor; NaN where the result has none. */
export const standardizedOf = ({ standardized }: Coefficient): number => standardized ?? NaN

const figures = (values: readonly number[], digits: number): Pick<CoefficientColumn, 'cells' | 'titles'> => ({
  cells: formatColumn(values, digits),
  titles: values.map(String),
})

function estimate(rows: readonly Coefficient[], { text }: CoefficientColumnContext): CoefficientColumn {
  const heading = text('terms.estimate')
  return { field: 'estimate', heading, title: heading, ...figures(rows.map((row) => row.estimate), 5) } // prettier-ignore
}

function standardError(
  rows: readonly Coefficient[],
  { errors, text }: CoefficientColumnContext,
): CoefficientColumn {
  const title = text('model.errorsFor', {
    name: text('terms.standardError'),
    purpose: covarianceName(errors, text),
  })
  return { field: 'stdError', heading: text('model.stdError'), title, ...figures(rows.map((row) => row.stdError), 3) } // prettier-ignore
}

function statistic(
  rows: readonly Coefficient[],
  { statisticName, text }: CoefficientColumnContext,
): CoefficientColumn {
  const title = text(statisticName === 't' ? 'terms.statisticT' : 'terms.statisticZ')
  return { field: 'statistic', heading: statisticName, title, ...figures(rows.map((row) => row.statistic), 4) } // prettier-ignore
}

/** Two digits are enough here; the title holds them all. */
function pValue(
  rows: readonly Coefficient[],
  { statisticName, language, text }: CoefficientColumnContext,
): CoefficientColumn {
  const shown = (value: number): string =>
    value < 1e-300 ? formatPValue(value, language) : formatSignificant(value, 2, language)
  return {
    field: 'pValue',
    heading: 'p',
    title: text('terms.pValue'),
    cells: rows.map((row) => shown(row.pValue)),
    titles: rows.map((row) => `${statisticName} = ${row.statistic}, p = ${row.pValue}`),
  }
}

function limit(
  rows: readonly Coefficient[],
  key: 'ciLower' | 'ciUpper',
  { level, language, text }: CoefficientColumnContext,
): CoefficientColumn {
  const isLower = key === 'ciLower'
  const percent = formatPercent(level, language)
  return {
    field: isLower ? 'lower' : 'upper',
    heading: text(isLower ? 'model.lower' : 'model.upper'),
    title: text(isLower ? 'terms.confidenceLower' : 'terms.confidenceUpper', { level: percent }),
    ...figures(rows.map((row) => row[key]), 4), // prettier-ignore
  }
}
