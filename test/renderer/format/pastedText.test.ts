import { describe, expect, it } from 'vitest'
import { pastedText } from '../../../src/renderer/format/pastedText'

const table = '<table><tr><th>x</th><th>y</th></tr><tr><td>1,5</td><td>2</td></tr></table>'

describe('pasted cells', () => {
  it('of a spreadsheet are its own text', () => {
    const text = 'x\ty\n1,5\t"two\nlines"\n'
    for (const mark of [
      'xmlns:x="urn:schemas-microsoft-com:office:excel"',
      '<meta name="generator" content="LibreOffice 7.6"/>',
      '<google-sheets-html-origin>',
    ]) {
      expect(pastedText({ text, html: `${mark}${table}` })).toBe(text)
    }
    expect(pastedText({ text, html: '' })).toBe(text)
  })

  it('of a web page are those of its largest table', () => {
    const html = `<p>Prices</p><table><tr><td>nav</td></tr></table>${table}`
    expect(pastedText({ text: 'Prices nav x y', html })).toBe('x\ty\n1,5\t2')
  })

  it('keep their places where a cell spans several', () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>'
    expect(pastedText({ text: '', html })).toBe('a\tb\t\n\tc\td\ne\tf\tg')
  })

  it('with quotes and line breaks stay single cells', () => {
    const html = '<table><tr><td>say "hi"</td><td>one<br>\n two</td></tr></table>'
    expect(pastedText({ text: '', html })).toBe('"say ""hi"""\tone two')
  })

  it('run nothing, fetch nothing and are not put on show', () => {
    const before = document.documentElement.outerHTML
    const html =
      '<table><tr><td>1<img src="x" onerror="globalThis.ran = true"><script>globalThis.ran = true</script></td></tr></table>'
    pastedText({ text: '', html })
    expect(document.documentElement.outerHTML).toBe(before)
    expect(globalThis).not.toHaveProperty('ran')
  })

  it('cannot pretend to be endless', () => {
    const html = '<table><tr><td colspan="1000000000">a</td></tr></table>'
    expect(pastedText({ text: '', html }).length).toBeLessThan(2000)
  })
})
