import { describe, expect, it } from 'vitest'
import { messages } from '@shared/texts/messages'
import type { Messages } from '@shared/texts/textTypes'

const areas = Object.keys(messages.en) as (keyof Messages)[]
const texts = (language: 'en' | 'zh'): [string, string][] =>
  areas.flatMap((area) =>
    Object.entries(messages[language][area]).map(([key, text]): [string, string] => [`${area}.${key}`, text]),
  )
const parameters = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()

describe('messages', () => {
  const english = new Map(texts('en'))
  const chinese = new Map(texts('zh'))

  it('has the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(texts('en'))('%s takes the same parameters in both languages', (key, text) => {
    expect(parameters(chinese.get(key) ?? '')).toEqual(parameters(text))
  })

  it.each([...texts('en'), ...texts('zh')])('%s avoids the syntax characters of vue-i18n', (_, text) => {
    expect(text).not.toBe('')
    expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[|@{}]|<\w/)
  })

  it('speaks Chinese in Chinese: no text but symbols and proper names is left as it is in English', () => {
    const same = [...english].filter(([key, text]) => chinese.get(key) === text).map(([, text]) => text)
    expect(same.sort()).toEqual([
      '1/t',
      'AIC',
      'AICc',
      'Adam',
      'BIC',
      'DFFITS',
      'Newey–West',
      'PRESS',
      'RANSAC',
      'RMSprop',
      'R²',
      '{name} = {value}',
    ])
  })
})
