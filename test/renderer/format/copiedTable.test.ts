import { describe, expect, it } from 'vitest'
import { copiedTable } from '../../../src/renderer/format/copiedTable'
import { reportExtracts } from '../../../src/renderer/format/reportExtracts'

const html = `<section><h2>Coefficients</h2><table id="c-0"><thead><tr><th class="left">term</th>
<th class="right">estimate</th></tr></thead><tbody><tr><td class="left"><code>=cmd|' /C calc'!A0</code></td>
<td class="right number">  -5.344</td></tr><tr><td class="left">&lt;script&gt;alert(1)&lt;/script&gt;	"x"</td>
<td class="right number">12.5  </td></tr></tbody></table></section>`

describe('copiedTable', () => {
  const [table] = reportExtracts(html).tables
  const { text, html: pasted } = copiedTable(table)

  it('goes by the heading of its part where it has no caption', () => {
    expect(table).toMatchObject({ id: 'c-0', caption: 'Coefficients' })
  })

  it('has tabs between cells, numbers as numbers, and no formula', () => {
    expect(text.split('\n')).toEqual([
      'term\testimate',
      `'=cmd|' /C calc'!A0\t-5.344`,
      `"<script>alert(1)</script>\t""x"""\t12.5`,
      '',
    ])
  })

  it('is a table whose numbers stand right and whose texts are texts', () => {
    const page = new DOMParser().parseFromString(pasted, 'text/html')
    const cells = [...page.querySelectorAll('td')]
    expect(page.querySelector('script')).toBeNull()
    expect(cells.map((cell) => cell.textContent)).toEqual([
      `=cmd|' /C calc'!A0`,
      '-5.344',
      '<script>alert(1)</script>\t"x"',
      '12.5',
    ])
    expect(cells.map((cell) => cell.getAttribute('align'))).toEqual(['left', 'right', 'left', 'right'])
    expect(pasted.match(/mso-number-format: "\\@"/g)?.length).toBe(4)
  })
})
