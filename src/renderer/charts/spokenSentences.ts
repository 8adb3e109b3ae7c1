import type { Language } from '@shared/texts/language'

/** Texts, some of them sentences already, one after the other as a screen reader says them; empty ones are left out. */
export function spokenSentences(texts: readonly string[], language: Language): string {
  const [stop, gap] = language === 'zh' ? ['。', ''] : ['.', ' ']
  return texts
    .filter((text) => text !== '')
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.。]$/, '')}${stop}`)
    .join(gap)
}
