import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MarkdownText } from '../../../src/renderer/components/MarkdownText'
import { mountWithTexts } from '../mountWithTexts'
import { docsTexts } from './docsTexts'

const render = (text: string) => mountWithTexts(MarkdownText, { props: { text } })

const allowed = new Set(
  ['DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'UL', 'OL', 'LI', 'PRE', 'CODE', 'TABLE', 'THEAD'].concat([
    'TBODY',
    'TR',
    'TH',
    'TD',
    'STRONG',
    'EM',
    'BR',
    'A',
    'SPAN',
  ]),
)

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](https://example.org)',
  '![a](https://example.org/a.png)',
  '<https://example.org>',
  '[a]: javascript:alert(1)',
  '**',
  '`',
  '```',
  '| a | b |',
  '|---|---|',
  '- ',
  '1. ',
  '# ',
  '> ',
  '---',
  '&lt;b&gt;',
  '\\<',
  '\n\n',
  '  ',
  'x',
]

describe('renderMarkdown', () => {
  it('makes headings, lists, tables, code and emphasis', () => {
    const html = render(
      '# T\n\na **b** `c<d`\n\n- e\n- f\n\n| g | h |\n| - | - |\n| i | j |\n\n```sh\nk & l\n```\n',
    ).element
    expect(html.querySelector('h1')?.textContent).toBe('T')
    expect(html.querySelector('strong')?.textContent).toBe('b')
    expect(html.querySelector('p code')?.textContent).toBe('c<d')
    expect(html.querySelectorAll('li')).toHaveLength(2)
    expect(html.querySelector('th')?.getAttribute('scope')).toBe('col')
    expect(html.querySelector('td')?.textContent).toBe('i')
    expect(html.querySelector('pre.sh code')?.textContent).toBe('k & l')
  })

  it('follows links between pages, and no others', async () => {
    const page = render('[a](ols.md) [b](https://example.org) [c](../x.md) [d](javascript:alert(1))')
    expect(page.findAll('a')).toHaveLength(1)
    await page.find('a').trigger('click')
    expect(page.emitted('follow')).toEqual([['ols']])
  })

  it('shows HTML as the text that it is', () => {
    const page = render('<img src=x onerror=alert(1)>\n\na <b>c</b>')
    expect(page.element.querySelector('img, b')).toBeNull()
    expect(page.text()).toContain('<img src=x onerror=alert(1)>')
  })

  it('never makes anything but its own elements, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { maxLength: 12 }), (pieces) => {
        const element = render(pieces.join('')).element as Element
        return Array.from(element.querySelectorAll('*')).every(
          (made) =>
            allowed.has(made.tagName) &&
            !made.hasAttribute('src') &&
            !made.hasAttribute('onerror') &&
            /^#[a-z0-9-]+$/.test(made.getAttribute('href') ?? '#x'),
        )
      }),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(docsTexts))('leaves no Markdown unread in %s', (_path, text) => {
    const element = render(text).element as Element
    element.querySelectorAll('code').forEach((code) => code.remove())
    expect(element.textContent).not.toMatch(/\*\*|\]\(|^#|```|<\/|&[a-z]+;/m)
  })
})
