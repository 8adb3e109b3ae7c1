import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { Settings } from '@shared/contract/mainApi'
import { setLanguage, type Language } from '../locales/messages'

const defaults: Settings = { language: 'system', theme: 'system', leftWidth: 232, rightWidth: 312 }

/** Language, theme and widths: applied here at once, kept by the main process. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(defaults)
  const systemDark = shallowRef(window.matchMedia('(prefers-color-scheme: dark)').matches)

  const language = computed<Language>(() => {
    if (settings.value.language !== 'system') return settings.value.language
    return window.leastwise.systemLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  })
  const dark = computed(() =>
    settings.value.theme === 'system' ? systemDark.value : settings.value.theme === 'dark',
  )

  watch(
    language,
    (value) => {
      setLanguage(value)
      document.documentElement.lang = value === 'zh' ? 'zh-CN' : 'en'
    },
    { immediate: true },
  )
  watch(dark, (value) => void (document.documentElement.dataset.theme = value ? 'dark' : 'light'), {
    immediate: true,
  })

  const change = async (part: Partial<Settings>): Promise<void> => {
    settings.value = { ...settings.value, ...part }
    await window.leastwise.main.changeSettings(part)
  }

  return {
    settings,
    language,
    dark,
    change,
    load: async (): Promise<void> => {
      const read = await window.leastwise.main.readSettings({})
      if (read.ok) settings.value = read.value
    },
    /** Settings were changed from elsewhere: the menu, another window. */
    accept: (changed: Settings): void => void (settings.value = changed),
    setSystemDark: (value: boolean): void => void (systemDark.value = value),
    switchLanguage: (): Promise<void> => change({ language: language.value === 'zh' ? 'en' : 'zh' }),
    /** From the system's theme to the other one, to the third, and back: the first click always shows. */
    cycleTheme: (): Promise<void> => {
      const other = systemDark.value ? 'light' : 'dark'
      const order = ['system', other, systemDark.value ? 'dark' : 'light'] as const
      return change({ theme: order[(order.indexOf(settings.value.theme) + 1) % order.length] })
    },
  }
})
