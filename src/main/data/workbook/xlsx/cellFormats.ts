import { SSF } from '@e965/xlsx'
import { attributesOf } from './xmlText'

const builtIn = (SSF as { get_table(): Readonly<Record<number, string>> }).get_table()

/** The number format of each cell style of `styles.xml`, in their order. */
export function readCellFormats(xml: string): readonly string[] {
  const own = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<numFmt\s[^>]*>/g)) {
    const attributes = attributesOf(tag)
    own.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? 'General')
  }
  const styles = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? ''
  return Array.from(styles.matchAll(/<xf\s[^>]*>/g), ([tag]) => {
    const id = Number(attributesOf(tag).get('numFmtId') ?? 0)
    return own.get(id) ?? builtIn[id] ?? 'General'
  })
}
