import { NotPlain } from './notPlain'
import { decodeXml } from './xmlText'

/** The texts of `sharedStrings.xml`, pieces of rich text joined, phonetic guides left out. */
export function readSharedStrings(bytes: Buffer): readonly string[] {
  const strings: string[] = []
  for (let at = bytes.indexOf('<si'); at >= 0; at = bytes.indexOf('<si', at)) {
    const open = bytes.indexOf('>', at)
    if (bytes[open - 1] === 0x2f) {
      strings.push('')
      at = open
      continue
    }
    const close = bytes.indexOf('</si>', open)
    if (close < 0) throw new NotPlain('a shared string without an end')
    strings.push(stringOf(bytes.toString('utf8', open + 1, close)))
    at = close
  }
  return strings
}

function stringOf(xml: string): string {
  const plain = /^<t(?:\s[^>]*)?>([^<]*)<\/t>$/.exec(xml)
  if (plain !== null) return decodeXml(plain[1])
  const pieces = xml.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t(?:\s[^>/]*)?>([^<]*)<\/t>/g)
  return decodeXml(Array.from(pieces, ([, text]) => text).join(''))
}
