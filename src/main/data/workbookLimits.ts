import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ReadableFile } from './bytesFile'
import { listZipEntries, unpackEntry, type ZipEntry } from './zipDirectory'

/** Beyond these a workbook would take more memory than the program may ask for; as CSV or Parquet there is no such limit. */
export const LARGEST_WORKBOOK = 200_000_000
const LARGEST_UNPACKED = 400_000_000
/** Cells of a sheet that are not blank. */
export const MOST_CELLS = 20_000_000
/** Deflate cannot pack tighter. */
const TIGHTEST_RATIO = 1032

/** Refuses a workbook that would unpack to more than memory holds, before it is unpacked. Error: `workbook-too-large`. */
export async function checkWorkbookSize(
  path: string,
  file: ReadableFile,
  bytes: number,
): Promise<Result<null>> {
  const tooLarge = (limit: string) => fail({ code: 'workbook-too-large', path, limit } as const)
  const entries = await listZipEntries(file, bytes)
  if (entries === null) return ok(null)
  const declared = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (declared > LARGEST_UNPACKED) return tooLarge(`${LARGEST_UNPACKED / 1e6} MB unpacked`)
  if (bytes * TIGHTEST_RATIO > LARGEST_UNPACKED && !(await unpacksWithin(file, entries))) {
    return tooLarge(`${LARGEST_UNPACKED / 1e6} MB unpacked`)
  }
  const content = entries.find(({ name }) => name === 'content.xml')
  if (content !== undefined) {
    const xml = await unpackEntry(file, content, LARGEST_UNPACKED)
    if (xml !== null && repeatedCells(xml) > MOST_CELLS) return tooLarge(`${MOST_CELLS / 1e6} million cells`)
  }
  return ok(null)
}

/** Whether the entries hold no more than they declare: the table of contents of a hostile file may lie. */
async function unpacksWithin(file: ReadableFile, entries: readonly ZipEntry[]): Promise<boolean> {
  for (const entry of entries) {
    const suspicious = entry.compressed * TIGHTEST_RATIO > LARGEST_UNPACKED
    if (suspicious && (await unpackEntry(file, entry, entry.unpacked + 1)) === null) return false
  }
  return true
}

/** Cells with content of an OpenDocument text, each counted as often as it and its row are repeated. */
function repeatedCells(xml: Buffer): number {
  const text = xml.toString('latin1')
  const tag = /<(?:\w+:)?(table-row|table-cell|covered-table-cell)\b([^>]*)>|<\/(?:\w+:)?table-row>/g
  let total = 0
  let inRow = 0
  let rowRepeat = 1
  for (const [, name, attributes = ''] of text.matchAll(tag)) {
    if (name === undefined) {
      total += inRow * rowRepeat
      inRow = 0
    } else if (name === 'table-row') {
      rowRepeat = repetition(attributes, 'rows')
      inRow = 0
    } else if (/value/.test(attributes) || !attributes.endsWith('/')) {
      inRow += repetition(attributes, 'columns')
    }
  }
  return total
}

function repetition(attributes: string, axis: 'rows' | 'columns'): number {
  return Number(new RegExp(`number-${axis}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1)
}
