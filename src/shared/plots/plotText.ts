import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import type { MessageKey } from '../texts/textTypes'

/** Words of a plot that stand in no language yet: a name of the data as it is, or the key of a text and what goes into it. */
export type PlotText = string | PlotPhrase

export interface PlotPhrase {
  readonly key: MessageKey
  /** Numbers are written as in any sentence: whole ones as counts, others to four significant digits. */
  readonly values?: Readonly<Record<string, PlotText | number>>
}

/** The words in a language. */
export function sayPlotText(text: PlotText, language: Language): string {
  if (typeof text === 'string') return text
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : sayPlotText(value, language),
  ])
  return translate(language, text.key, Object.fromEntries(values) as Record<string, string | number>)
}

/** Sentences one after the other. */
export const saySentences = (texts: readonly PlotText[], language: Language): string =>
  texts.map((text) => sayPlotText(text, language)).join(language === 'en' ? ' ' : '')
