import type { FitResult } from '@shared/estimators/fitResult'
import { formatPValue, formatSignificant } from '@shared/texts/formatNumber'
import type { Language } from '@shared/texts/language'
import type { MessageKey, MessageParameters } from '../locales/messages'

export interface GoodnessFigure {
  readonly name: string
  readonly symbol: string
  /** The symbol in words. */
  readonly title: string
  readonly value: string
}

export interface GoodnessContext {
  readonly language: Language
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
}

/** How well a model fits and predicts, figure by figure; what a method does not give is not there. */
export function goodnessFigures(
  result: FitResult,
  { language, text }: GoodnessContext,
): readonly GoodnessFigure[] {
  const figure = (name: string, value: number | undefined, words: Words): readonly GoodnessFigure[] =>
    value === undefined
      ? []
      : [{ name, ...words, value: formatSignificant(value, words.digits ?? 5, language) }]
  const count = { name: 'nUsed', symbol: 'n', title: text('report.rowsUsed'), value: String(result.nUsed) }
  return [
    ...figure('rSquared', result.rSquared, { symbol: 'R²', title: text('terms.rSquared'), digits: 4 }),
    ...figure('adjRSquared', result.adjRSquared, {
      symbol: text('model.adjusted'),
      title: text('terms.adjRSquared'),
      digits: 4,
    }),
    ...figure('predictedRSquared', result.predictedRSquared, {
      symbol: text('model.predicted'),
      title: text('model.predictedHint'),
      digits: 4,
    }),
    ...figure('press', result.press, { symbol: 'PRESS', title: text('model.press') }),
    ...figure('sigma', result.sigma, { symbol: 'σ', title: text('terms.sigma'), digits: 4 }),
    count,
    ...figure('aic', result.aic, { symbol: 'AIC', title: 'AIC' }),
    ...figure('aicc', result.aicc, { symbol: 'AICc', title: text('model.aicc') }),
    ...figure('bic', result.bic, { symbol: 'BIC', title: 'BIC' }),
    ...testOfAll(result, { language, text }),
  ]
}

interface Words {
  readonly symbol: string
  readonly title: string
  /** @default 5 */
  readonly digits?: number
}

/** The F test of all predictors together; a dash where there is none. */
function testOfAll(
  { fStatistic: f }: FitResult,
  { language, text }: GoodnessContext,
): readonly GoodnessFigure[] {
  const title = f ? text('report.fOn', { df1: f.df1, df2: f.df2 }) : text('terms.fStatistic')
  return [
    { name: 'f', symbol: 'F', title, value: f ? formatSignificant(f.value, 4, language) : '–' },
    {
      name: 'fPValue',
      symbol: 'p(F)',
      title: text('model.pOfF'),
      value: f ? formatPValue(f.pValue, language) : '–',
    },
  ]
}
