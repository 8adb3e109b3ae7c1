import { errorMessage } from '../texts/errorMessage'
import { formatSignificant } from '../texts/formatNumber'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { JoinEffect, StepEffect, StepOutcome } from './stepOutcome'

/** What a step did, in words: rows kept, cells written, what could not be read; or why it did nothing. */
export function describeOutcome(outcome: StepOutcome, language: Language): string {
  switch (outcome.state) {
    case 'off':
    case 'not-run':
      return translate(language, `steps.${outcome.state}`)
    case 'failed':
      return errorMessage(outcome.error, language)
    case 'done':
      return textsOf(outcome.effect, language).join(language === 'zh' ? '；' : '; ')
  }
}

const textsOf = (effect: StepEffect, language: Language): string[] =>
  effect.join ? joinTexts(effect, effect.join, language) : effectTexts(effect, language)

/** Columns that got another name are told; the others the step names. */
function joinTexts(
  { rowsBefore, rowsAfter, unparsed }: StepEffect,
  join: JoinEffect,
  language: Language,
): string[] {
  const { matched, unmatched, withoutKey, nearlyMatched, repeatedKeys, columns } = join
  const counts = [
    ['steps.effect-unmatched', unmatched],
    ['steps.effect-nearly', nearlyMatched],
    ['steps.effect-keyless', withoutKey],
    ['steps.effect-repeated', repeatedKeys],
    ['steps.effect-unparsed', unparsed],
  ] as const
  const texts = [translate(language, 'steps.effect-matched', { count: matched, before: rowsBefore })]
  for (const [key, count] of counts) if (count > 0) texts.push(translate(language, key, { count }))
  if (rowsAfter !== rowsBefore) {
    texts.push(translate(language, 'steps.effect-rows', { before: rowsBefore, after: rowsAfter }))
  }
  const renamed = columns.filter(({ column, name }) => column !== name)
  const names = renamed.map(({ column, name }) => `${column} → ${name}`).join(', ')
  return renamed.length === 0 ? texts : [...texts, translate(language, 'steps.effect-renamed', { names })]
}

function effectTexts(effect: StepEffect, language: Language): string[] {
  const { rowsBefore, rowsAfter, changed, missing, infinite = 0, unparsed, figures } = effect
  const texts: string[] = []
  const say = (key: Parameters<typeof translate>[1], parameters: Parameters<typeof translate>[2]): void =>
    void texts.push(translate(language, key, parameters))
  const figure = (value: number | string | boolean): string =>
    typeof value === 'number' ? formatSignificant(value, 6, language) : String(value)
  if (effect.hasNewRows === true) {
    say('steps.effect-groups', { before: rowsBefore, after: rowsAfter })
  } else if (missing === null || rowsAfter !== rowsBefore) {
    say('steps.effect-rows', { before: rowsBefore, after: rowsAfter })
  }
  if (missing !== null) say('steps.effect-changed', { count: changed })
  if (missing !== null && missing > 0) say('steps.effect-missing', { count: missing })
  if (infinite > 0) say('steps.effect-infinite', { count: infinite })
  if (unparsed > 0) say('steps.effect-unparsed', { count: unparsed })
  const { value, lower, upper } = figures
  if (value !== undefined) say('steps.effect-value', { value: figure(value) })
  if (lower !== undefined && upper !== undefined) {
    say('steps.effect-bounds', { lower: figure(lower), upper: figure(upper) })
  }
  return texts
}
