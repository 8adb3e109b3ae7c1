import { describe, expect, it } from 'vitest'
import type { Report } from '@shared/report/reportModel'
import { code, left, text } from '@shared/report/cell'
import { shortWords } from '@shared/report/shortWords'
import { xmlCharacters } from '@shared/report/xmlCharacters'

const endless = 'x'.repeat(10_000)
const cut = `${'x'.repeat(200)}…`
const sentence = 'words '.repeat(1000)

const reportOf = (word: string): Report => ({
  language: 'en',
  title: word,
  subtitle: sentence,
  author: word,
  sections: [
    {
      id: 'a',
      heading: word,
      blocks: [
        { kind: 'equation', text: `y = ${word}` },
        { kind: 'facts', facts: [{ name: word, value: code(word) }] },
        { kind: 'table', caption: word, columns: [left(word)], rows: [[text(word)]] },
      ],
    },
  ],
})

describe('shortWords', () => {
  it('cuts words that would fill pages, and no sentence however long', () => {
    expect(shortWords(reportOf(endless))).toEqual(reportOf(cut))
    expect(shortWords(reportOf('Größe'))).toEqual(reportOf('Größe'))
  })

  it('halves no character beyond the basic plane', () => {
    const { title } = shortWords(reportOf('\u{1f600}'.repeat(300)))
    expect(title).toBe(`${'\u{1f600}'.repeat(200)}…`)
  })
})

describe('xmlCharacters', () => {
  it('shows marks that turn a text around, and leaves text that runs from the right', () => {
    expect(xmlCharacters('a\u202egnorw\u202c')).toBe('a\ufffdgnorw\ufffd')
    expect(xmlCharacters('שלום\u200e')).toBe('שלום\u200e')
  })
})
