import { bytesFile } from '../data/bytesFile'
import { listZipEntries, unpackEntry } from '../data/workbook/zipDirectory'
import { zipParts } from './zipParts'

/** How an enhanced metafile begins: the type of its header, 1. */
const BEGINNING = Buffer.from([1, 0, 0, 0])

/**
 * A Word document whose pictures for readers without SVG may be metafiles, each under the name and type of its kind. The library that writes the
 * documents knows no metafiles: it takes them for PNGs.
 */
export async function namedMetafiles(docx: Uint8Array): Promise<Uint8Array> {
  const file = bytesFile(docx)
  const entries = (await listZipEntries(file, docx.length)) ?? []
  const contents = new Map<string, Buffer>()
  for (const entry of entries) {
    const content = await unpackEntry(file, entry)
    if (typeof content === 'string') throw new Error(`${entry.name}: ${content}`)
    contents.set(entry.name, content)
  }
  const metafiles = [...contents.keys()].filter((name) => isMetafile(name, contents.get(name)))
  if (metafiles.length === 0) return docx
  const names = metafiles.map((name) => name.replace(/^word\//, ''))
  const sources = Array.from(contents, ([name, content]) => ({
    name: metafiles.includes(name) ? renamed(name) : name,
    parts: [textual(name) ? patched(content.toString('utf8'), names) : content],
  }))
  const parts: Uint8Array[] = []
  for await (const part of zipParts(sources)) parts.push(part)
  return Buffer.concat(parts)
}

const isMetafile = (name: string, content: Buffer | undefined): boolean =>
  name.endsWith('.png') && content?.subarray(0, BEGINNING.length).equals(BEGINNING) === true

const renamed = (name: string): string => name.replace(/png$/, 'emf')

const textual = (name: string): boolean => name === '[Content_Types].xml' || name.endsWith('.rels')

const patched = (xml: string, names: readonly string[]): string =>
  names
    .reduce((text, name) => text.replaceAll(`"${name}"`, `"${renamed(name)}"`), xml)
    .replace('<Default ', '<Default ContentType="image/x-emf" Extension="emf"/><Default ')
