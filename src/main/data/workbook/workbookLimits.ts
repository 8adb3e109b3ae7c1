import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { ReadableFile } from '../bytesFile'
import { listZipEntries, unpackEntry } from './zipDirectory'

/** Beyond these a workbook would take more memory than the program may ask for; as CSV or Parquet there is no such limit. */
export const LARGEST_WORKBOOK = 200_000_000
const LARGEST_UNPACKED = 400_000_000
/** Cells of a sheet that are not blank. */
export const MOST_CELLS = 20_000_000

/** Refuses a workbook that says that it would unpack to more than memory holds. Error: `workbook-too-large`. */
export async function checkWorkbookSize(
  path: string,
  file: ReadableFile,
  bytes: number,
): Promise<Result<null>> {
  const entries = (await listZipEntries(file, bytes)) ?? []
  const declared = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  return declared > LARGEST_UNPACKED ? tooLarge(path, `${LARGEST_UNPACKED / 1e6} MB unpacked`) : ok(null)
}

/**
 * Unpacks the parts of a workbook as a test, for a parser that would trust them: the table of contents of a hostile file may lie, and
 * what is damaged may still be read, as other data. Errors: `workbook-too-large`, `workbook-damaged`.
 */
export async function checkWorkbookParts(
  path: string,
  file: ReadableFile,
  bytes: number,
): Promise<Result<null>> {
  for (const entry of (await listZipEntries(file, bytes)) ?? []) {
    const { name } = entry
    if (!/\.(?:xml|rels|bin)$/i.test(name)) continue
    const part = await unpackEntry(file, entry)
    if (part === 'too-large') return tooLarge(path, `${LARGEST_UNPACKED / 1e6} MB unpacked`)
    if (part === 'damaged') {
      return fail({ code: 'workbook-damaged', path, reason: `its part ${name} is not what was saved` })
    }
    if (name === 'content.xml' && repeatedCells(part) > MOST_CELLS) {
      return tooLarge(path, `${MOST_CELLS / 1e6} million cells`)
    }
  }
  return ok(null)
}

const tooLarge = (path: string, limit: string) => fail({ code: 'workbook-too-large', path, limit } as const)

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
