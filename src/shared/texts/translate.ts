import { formatQuantity } from './formatNumber'
import type { Language } from './language'
import { messages } from './messages'
import type { MessageKey } from './textTypes'

export type MessageParameters = Readonly<Record<string, string | number>>

/**
 * The text of `key` in `language`, each `{name}` replaced by the parameter of that name; a name without a parameter stays
 * as it is. Numbers are written as `formatQuantity` writes them; texts are put in verbatim and not read again.
 */
export function translate(language: Language, key: MessageKey, parameters: MessageParameters = {}): string {
  const dot = key.indexOf('.')
  const area: Readonly<Record<string, string>> =
    messages[language][key.slice(0, dot) as keyof (typeof messages)['en']]
  return area[key.slice(dot + 1)].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = parameters[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' ? formatQuantity(value, language) : value
  })
}
