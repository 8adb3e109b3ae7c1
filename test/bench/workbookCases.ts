import { writeFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { seededRandom } from '@shared/numeric/seededRandom'
import { WorkbookHere } from '../../src/main/data/workbook/workbookHere'

/** A workbook of so many rows: numbers of 16 digits and of few, texts, dates and logical values in 8 columns. */
export function writeWorkbook(path: string, rows: number): void {
  const random = seededRandom(1)
  const cells = Array.from({ length: rows }, (_, row) => [
    row + 1,
    `name ${row % 5000}`,
    new Date(Date.UTC(2020, 0, 1 + (row % 1000))),
    random.normal(),
    1000 * random.normal(),
    Math.round(1e6 * random.normal()),
    random.normal(),
    random.normal() > 0,
  ])
  const header = ['id', 'name', 'date', 'a', 'b', 'c', 'd', 'flag']
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...cells], { dense: true, UTC: true }), 'Data')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

/** From the workbook's bytes to its table's texts in a file. */
export async function readWorkbook(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  scratch: string,
): Promise<number> {
  const workbook = new WorkbookHere()
  const opened = await workbook.open(path, bytes)
  if (!opened.ok) throw new Error(opened.error.code)
  const read = await workbook.read({ options: {}, scratch })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.plan.names.length
}
