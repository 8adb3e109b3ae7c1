import type { FlagName } from '../diagnostics/flag'
import { readFlaggedBy, type FlaggedBy } from '../diagnostics/flaggedBy'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'

/** Who excluded rows, in words: by hand, or the rules that found them; null of a condition in SQL, which stands as it is. */
export function excludedByText(by: string | null, language: Language): string | null {
  if (by === null) return translate(language, 'report.byHand')
  const flagged = readFlaggedBy(by)
  if (!flagged) return null
  if (flagged.rules.length === 0) return translate(language, 'report.byFlag')
  const rules = flagged.rules
    .map((name) => ruleText(name, flagged, language))
    .join(language === 'zh' ? '、' : ', ')
  return translate(language, 'report.byFlagRules', { rules })
}

function ruleText(name: FlagName, { threshold }: FlaggedBy, language: Language): string {
  if (name !== 'outlier' || threshold === null) return translate(language, `terms.${name}`)
  return translate(language, 'report.outlierBeyond', { threshold: String(threshold) })
}
