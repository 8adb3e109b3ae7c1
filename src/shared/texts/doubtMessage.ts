import type { ImportDoubt } from '../outcome/importDoubt'
import type { Language } from './language'
import { translate } from './translate'

/** What was guessed on import and might be otherwise. */
export function doubtMessage({ code, ...fields }: ImportDoubt, language: Language): string {
  return translate(language, `doubts.${code}`, fields)
}
