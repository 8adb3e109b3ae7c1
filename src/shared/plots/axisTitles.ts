import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { FITTED_AXIS } from './plotInput'
import type { PlotModel, ResidualPlot } from './plotModel'

const residualTerms = {
  studentized: 'terms.studentizedResidual',
  standardized: 'terms.standardizedResidual',
  raw: 'terms.rawResidual',
} as const

/** The axis titles of a plot: names of the data as they are, the field's words in the language asked for. */
export function axisTitles(plot: PlotModel, language: Language): { readonly x: string; readonly y: string } {
  if (plot.kind === 'quantile') {
    return {
      x: translate(language, 'terms.normalQuantile'),
      y: translate(language, 'terms.studentizedResidual'),
    }
  }
  const x = plot.xLabel === FITTED_AXIS ? translate(language, 'terms.fittedValue') : plot.xLabel
  return { x, y: plot.kind === 'fit' ? plot.yLabel : residualTitle(plot.residual, language) }
}

export const residualTitle = (residual: ResidualPlot['residual'], language: Language): string =>
  translate(language, residualTerms[residual])
