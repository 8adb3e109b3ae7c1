import type { WritableComputedRef } from 'vue'
import { createI18n, useI18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n'
import { formatQuantity } from '@shared/texts/formatNumber'
import type { Language } from '@shared/texts/language'
import { messages as sharedMessages } from '@shared/texts/messages'
import type { Messages as SharedMessages } from '@shared/texts/textTypes'
import { en } from './en'
import type { Shape } from './shape'
import { zh } from './zh'

export type { Language }
export type Messages = Shape<typeof en> & SharedMessages

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>
}[keyof T & string]

/** Every text there is, by its path: a key that does not exist does not compile. */
export type MessageKey = Leaves<Messages>

export type MessageParameters = Readonly<Record<string, string | number>>

const messages: Record<Language, Messages> = {
  en: { ...sharedMessages.en, ...en },
  zh: { ...sharedMessages.zh, ...zh },
}

/** The same messages as vue-i18n types them. */
const catalogue: Record<Language, Record<string, LocaleMessageValue<VueMessageType>>> = {
  en: { ...messages.en },
  zh: { ...messages.zh },
}

export const i18n = createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: catalogue })

export const setLanguage = (language: Language): void => {
  i18n.global.locale.value = language
}

/** The texts in the language of the window. Numbers among the parameters are written for people, `count` also chooses the plural. */
export const useText = () => {
  const { t, locale } = useI18n({ useScope: 'global' })
  const text = (key: MessageKey, parameters: MessageParameters = {}): string => {
    const { count } = parameters
    const shown = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatQuantity(value, locale.value as Language) : value,
      ]),
    )
    return typeof count === 'number' ? t(key, shown, count) : t(key, shown)
  }
  return { text, language: locale as WritableComputedRef<Language> }
}
