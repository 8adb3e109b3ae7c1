import { describe, expect, it } from 'vitest'
import { en } from '../../../src/renderer/locales/en'
import { i18n } from '../../../src/renderer/locales/messages'
import { zh } from '../../../src/renderer/locales/zh'

type Tree = { readonly [key: string]: string | Tree }

const leaves = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  )

const parameters = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()

const english = new Map(leaves(en))
const chinese = new Map(leaves(zh))

describe('locales', () => {
  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('have no empty text', () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('')
  })

  it('use the same parameters in both languages', () => {
    for (const [key, text] of english)
      expect(parameters(chinese.get(key) ?? ''), key).toEqual(parameters(text))
  })

  it('can all be read by the message compiler', () => {
    for (const locale of ['en', 'zh']) {
      for (const key of english.keys()) {
        const { t } = i18n.global
        expect(() => t(key, { count: 2 }, 2), `${locale} ${key}`).not.toThrow()
        expect(t(key, { count: 2 }, 2), `${locale} ${key}`).not.toBe(key)
      }
    }
  })

  it('keep English words out of the Chinese texts', () => {
    const known =
      /^([A-Za-z]|CSV|TSV|UTF|SQL|AND|IS|NOT|NULL|Excel|xlsx|xlsm|xls|xlsb|ods|Parquet|OpenDocument|English|Ctrl|Shift|Alt|Delete|Enter|Esc|log|MB|HTML|PDF|PNG|SVG|Word|LaTeX|Markdown|JSON|Python|APA|MM|AIC|BIC|NIST|Cook|Armijo|abc)$/
    const english = [...chinese].flatMap(([key, text]) => {
      const words = text.replace(/\{[^}]*\}/g, '').match(/[A-Za-z]+/g) ?? []
      return words.filter((word) => !known.test(word)).map((word) => `${key}: ${word}`)
    })
    expect(english).toEqual([])
  })
})
