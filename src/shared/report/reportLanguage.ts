import type { Language } from '../texts/language'
import type { ReportComposition } from './composition'

/** The language of a report: its author's, or that of the window where the author has chosen none. */
export const reportLanguage = (
  { language }: Pick<ReportComposition, 'language'>,
  window: Language,
): Language => (language === 'window' ? window : language)
