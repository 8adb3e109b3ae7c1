const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The text that a stretch of XML stands for. */
export function decodeContent(xml: Buffer, from: number, to: number): string {
  return decodeXml(xml.toString('utf8', from, to))
}

/** The text that XML content stands for: its entities, and the `_x000D_` by which spreadsheets write control characters. */
export function decodeXml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  const decoded = lines.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, entity)
  return decoded.includes('_x')
    ? decoded.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : decoded
}

function entity(whole: string, body: string): string {
  if (!body.startsWith('#')) return NAMED[body.toLowerCase()] ?? whole
  const code = /^#x/i.test(body) ? parseInt(body.slice(2), 16) : Number(body.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** The attributes of a start tag. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const pairs = tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return new Map(Array.from(pairs, ([, name, double, single]) => [name, decodeXml(double ?? single ?? '')]))
}

/** Whether a document holds only what the plain reader knows: UTF-8, and neither declarations of its own nor comments nor raw data. */
export function isPlainXml(bytes: Buffer): boolean {
  if (bytes.length >= 2 && (bytes[0] === 0xfe || bytes[0] === 0xff)) return false
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/i.exec(bytes.toString('latin1', 0, 200))
  if (declared !== null && !/^utf-?8$/i.test(declared[1])) return false
  return bytes.indexOf('<!') < 0
}
