import type { Warning } from '../outcome/warning'
import { formatSignificant } from './formatNumber'
import type { Language } from './language'
import { shortened } from './shortened'
import { translate } from './translate'

/** Data's own values keep their digits; condition numbers and ratios are only of interest to a few. */
const significantDigits: Readonly<Record<string, number>> = {
  value: 6,
  learningRate: 6,
  lambda: 4,
  stableLimit: 4,
  ratio: 3,
  conditionNumber: 3,
  digits: 3,
  violation: 2,
}

/** What to know of a result that stands all the same, and what to do about it. */
export function warningMessage(warning: Warning, language: Language): string {
  const { code, ...fields } = warning
  const parameters = shortened(fields)
  for (const [name, value] of Object.entries(parameters)) {
    const digits = significantDigits[name]
    if (typeof value === 'number' && digits !== undefined) {
      parameters[name] = formatSignificant(name === 'digits' ? Math.floor(value) : value, digits, language)
    }
  }
  return translate(language, `warnings.${code}`, parameters)
}
