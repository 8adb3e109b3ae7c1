import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { reportDocx } from '../../../src/main/export/docx'
import { hostileNames, hostileReport } from './sampleReport'

/** The texts of a zip archive's entries, by their names, from its central directory. */
function unzipped(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes)
  const texts = new Map<string, string>()
  let at = buffer.readUInt32LE(buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16)
  while (buffer.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => buffer.readUInt16LE(at + place))
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength)
    const local = buffer.readUInt32LE(at + 42)
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
    const content = buffer.subarray(start, start + buffer.readUInt32LE(at + 20))
    texts.set(name, (buffer.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return texts
}

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
})
