import type { PredictedRow } from '@shared/contract/predictionApi'
import type { RowObstacle } from '@shared/formula/rowObstacle'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import { dateText } from '@shared/texts/dateText'
import { formatSignificant } from '@shared/texts/formatNumber'
import type { Language, MessageKey, MessageParameters } from '../locales/messages'

export interface Speech {
  readonly text: (key: MessageKey, parameters?: MessageParameters) => string
  readonly language: Language
}

/** Why a row cannot be predicted, in words. */
export const obstacleText = (obstacle: RowObstacle, { text }: Speech): string => {
  switch (obstacle.why) {
    case 'missing':
      return text('predict.missing', { columns: obstacle.columns.join(', ') })
    case 'unknown-level':
      return text('predict.unknownLevel', { variable: obstacle.variable, level: obstacle.level })
    case 'undefined':
      return text('predict.undefined', { variable: obstacle.variable })
  }
}

/** Where a prediction leaves the data: which predictors are outside their range, or that their combination is unusual. */
export const extrapolationText = (
  row: PredictedRow,
  predictors: readonly PredictorDomain[],
  speech: Speech,
): string => {
  const sentences = predictors.flatMap((predictor, place) => {
    const { name, low, high } = predictor
    if (!row.outside.includes(name)) return []
    const value = limitText(row.cells[place], predictor, speech.language)
    const limits = {
      low: limitText(low, predictor, speech.language),
      high: limitText(high, predictor, speech.language),
    }
    return [speech.text('predict.outside', { name, value, ...limits })]
  })
  return sentences.length > 0 ? sentences.join('\n') : speech.text('predict.unusual')
}

/** A predictor's value or limit; dates are days where they are limits, text where they are cells. */
export const limitText = (
  value: PredictedRow['cells'][number],
  { type }: Pick<PredictorDomain, 'type'>,
  language: Language,
): string => {
  if (typeof value !== 'number') return value === null ? '–' : String(value)
  return type === 'date' ? dateText(value) : formatSignificant(value, 6, language)
}
