import { NotPlain } from './notPlain'
import { decodeXml } from './xmlText'

const FIRST_ROOM = 1 << 10
const SLASH = 0x2f

/** The texts of `sharedStrings.xml`, made when they are asked for: pieces of rich text joined, phonetic guides left out. */
export class SharedStrings {
  count = 0
  /** The bytes of each, between its tags. */
  private starts = new Int32Array(FIRST_ROOM)
  private ends = new Int32Array(FIRST_ROOM)

  constructor(private readonly bytes: Buffer) {
    for (let at = bytes.indexOf('<si'); at >= 0; at = bytes.indexOf('<si', at)) {
      const open = bytes.indexOf('>', at)
      const isEmpty = bytes[open - 1] === SLASH
      const close = isEmpty ? open + 1 : bytes.indexOf('</si>', open)
      if (close < 0) throw new NotPlain('a shared string without an end')
      this.append(open + 1, close)
      at = close
    }
  }

  textOf(index: number): string {
    if (!(index >= 0 && index < this.count)) throw new NotPlain('a shared string that is not there')
    return stringOf(this.bytes.toString('utf8', this.starts[index], this.ends[index]))
  }

  private append(start: number, end: number): void {
    if (this.count === this.starts.length) {
      for (const name of ['starts', 'ends'] as const) {
        const larger = new Int32Array(2 * this.count)
        larger.set(this[name])
        this[name] = larger
      }
    }
    this.starts[this.count] = start
    this.ends[this.count++] = end
  }
}

function stringOf(xml: string): string {
  const plain = /^<t(?:\s[^>]*)?>([^<]*)<\/t>$/.exec(xml)
  if (plain !== null) return decodeXml(plain[1])
  const pieces = xml.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t(?:\s[^>/]*)?>([^<]*)<\/t>/g)
  return decodeXml(Array.from(pieces, ([, text]) => text).join(''))
}
