import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reportDocx } from '../../../src/main/export/docx'
import { hostileNames, hostileReport } from './sampleReport'
import { unzipped } from './unzipped'

describe('reportDocx', async () => {
  const entries = unzipped(await reportDocx(hostileReport))
  const document = entries.get('word/document.xml') ?? ''

  it('holds no character that XML lacks, and no markup of a name', () => {
    for (const [name, content] of entries) {
      if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue
      expect(content, name).not.toMatch(/(?![\t\n\r])\p{Cc}/u)
      expect(content, name).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
    }
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('links to nothing outside and runs no field but the page number', () => {
    for (const [name, content] of entries)
      if (name.endsWith('.rels')) expect(content).not.toContain('External')
    expect(document).not.toMatch(/instrText|fldSimple|hyperlink/)
    expect(entries.get('word/footer1.xml')).toContain('NUMPAGES')
  })

  it('repeats the header of a table, keeps rows whole, and has numbers to the right', () => {
    expect(document).toContain('<w:tblHeader/>')
    expect(document).toContain('<w:cantSplit/>')
    expect(document).toMatch(/<w:jc w:val="right"\/>/)
    expect(document).toContain('-5.34447')
  })

  it('has each figure as a vector graphic with its text alternative', () => {
    expect([...entries.keys()].filter((name) => name.endsWith('.svg'))).toHaveLength(1)
    expect(document).toMatch(/<wp:docPr [^>]*descr="[^"]+/)
    expect(document).toContain(hostileNames[6].split('\n')[0])
  })

  it('gives readers that know no SVG a metafile, under its own name and type', () => {
    const [emf, ...more] = [...entries.keys()].filter((name) => name.endsWith('.emf'))
    expect(more).toEqual([])
    expect([...entries.keys()].filter((name) => name.endsWith('.png'))).toEqual([])
    expect(entries.get('[Content_Types].xml')).toContain(
      '<Default ContentType="image/x-emf" Extension="emf"/>',
    )
    const relations = entries.get('word/_rels/document.xml.rels') ?? ''
    const id = new RegExp(`Id="(\\w+)"[^>]*Target="${emf.replace('word/', '')}"`).exec(relations)?.[1]
    expect(document).toContain(`<a:blip r:embed="${id}"`)
    expect(entries.get(emf)?.startsWith('\u0001\0\0\0')).toBe(true)
  })

  it('takes the pictures that it is given', async () => {
    const png = readFileSync('resources/icons/icon.png')
    const given = unzipped(await reportDocx(hostileReport, new Map([['data-14', png]])))
    expect([...given.keys()].filter((name) => /\.(emf|png)$/.test(name))).toEqual([
      expect.stringMatching(/png$/),
    ])
  })
})
