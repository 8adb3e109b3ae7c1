import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapText } from '../../../src/renderer/charts/wrapText'

const measure = (text: string): number => text.length

describe('wrapText', () => {
  it('breaks between words, and between Chinese characters', () => {
    expect(wrapText('shaded cells count rows', 12, measure)).toEqual(['shaded cells', 'count rows'])
    expect(wrapText('阴影格表示 300 行', 5, measure)).toEqual(['阴影格表示', '300 行'])
    expect(wrapText('', 5, measure)).toEqual([])
  })

  it('loses no word and keeps to the width unless a word is wider', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z阴影格]{1,8}$/)),
        fc.integer({ min: 1, max: 20 }),
        (words, width) => {
          const lines = wrapText(words.join(' '), width, measure)
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
          for (const line of lines) expect(line.length <= width || /^[a-z]+$/.test(line)).toBe(true)
        },
      ),
    )
  })
})
