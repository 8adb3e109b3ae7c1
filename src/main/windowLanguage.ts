import type { Settings } from '@shared/contract/mainApi'
import type { Language } from '@shared/texts/language'

/** The language that menus and dialogs speak: the one chosen, or the system's where it is one of the program's. */
export function windowLanguage(chosen: Settings['language'], systemLanguage: string): Language {
  if (chosen !== 'system') return chosen
  return systemLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
