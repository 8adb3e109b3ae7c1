import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { composeReport } from '@shared/report/composeReport'
import { reportHtml } from '../../../src/main/export/html'
import { analysed } from '../../shared/plots/analysed'
import { hostileNames, hostileReport } from './sampleReport'

const html = reportHtml(hostileReport)
const parsed = (text: string) => new new Window().DOMParser().parseFromString(text, 'text/html')

/** As escaping leaves it: characters that no document may hold are replaced. */
const legal = (name: string): string =>
  ['\u0000', '\u001b', '\ud800'].reduce((text, character) => text.replaceAll(character, '\ufffd'), name)
const squeezed = (name: string): string => name.replace(/\s+/g, ' ').trim()

describe('reportHtml', () => {
  it('lets no name become an element, an attribute or a script', () => {
    const document = parsed(html)
    const known = new Set(
      'html head meta title style body h1 p section h2 dl dt dd code div table caption thead tbody tr th td span figure figcaption svg desc clippath rect path g circle text'.split(
        ' ',
      ),
    )
    for (const element of document.querySelectorAll('*')) {
      expect(known).toContain(element.tagName.toLowerCase())
      for (const attribute of element.attributes) expect(attribute.name).not.toMatch(/^on|^href$|^src$/i)
    }
    expect(html).not.toMatch(/<script|<img|<style[^]*<style|javascript:alert\(1\)"/i)
  })

  it('shows every name as it is', () => {
    const shown = squeezed(parsed(html).body.textContent)
    for (const name of hostileNames) expect(shown).toContain(squeezed(legal(name)))
  })

  it('is well formed: every element that is opened is closed, in order', () => {
    const open: string[] = []
    for (const [, closing, name, selfClosing] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)[^>]*?(\/?)>/g)) {
      if (name === 'meta' || selfClosing === '/') continue
      if (closing === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('fetches nothing and runs nothing', () => {
    const document = parsed(html)
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
    expect(policy?.getAttribute('content')).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|url\((?!#)|@import|<link|<iframe/,
    )
  })

  it('gives each id once', () => {
    const ids = [...parsed(html).querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('puts the points of a column of numbers under each other', () => {
    const cells = [...parsed(html).querySelectorAll('tbody tr td:nth-child(2)')].map(
      (cell) => cell.textContent,
    )
    expect(cells[0]).toBe('-5.34447')
    expect(cells.at(-1)).toBe(`1234567\u2008${'\u2007'.repeat(5)}`)
  })

  it('is prepared for paper', () => {
    expect(html).toMatch(/@page \{ size: A4/)
    expect(html).toMatch(/table-header-group/)
    expect(html).toMatch(/break-inside: avoid/)
  })

  it('keeps hostile column names inert on the whole way from the table', () => {
    const name = '<script>alert("x")</script>'
    const x = [1, 2, 3, 4, 5, 6, 7]
    const analysis = analysed(`y ~ \`${name}\``, { y: [1, 3, 2, 5, 4, 6, 30], [name]: x })
    const whole = reportHtml(
      composeReport({
        language: 'zh',
        source: { name: `${name}.csv`, bytes: 1, encoding: null, delimiter: null, sheet: null },
        analysis,
        outlierThreshold: 2,
        rowNames: { column: name, nameOf: () => name },
        exclusions: [{ rows: '1', reason: name }],
        filter: `"${name}" > 0`,
        program: { name: 'Leastwise', version: '0.1.0' },
        date: '',
      }),
    )
    expect(whole).not.toContain('<script')
    expect(parsed(whole).querySelectorAll('script').length).toBe(0)
    expect(parsed(whole).querySelector('#model code')?.textContent).toContain(name)
  })

  it('says its language', () => {
    expect(html).toContain('<html lang="en">')
    expect(reportHtml({ ...hostileReport, language: 'zh' })).toContain('<html lang="zh-CN">')
  })
})
