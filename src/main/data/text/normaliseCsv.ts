import { open } from 'node:fs/promises'
import { quoted } from '../cells/cellTexts'
import { headLength, type TablePlan } from './csvPlan'
import { trimCell } from '../cells/missingTokens'
import type { ProblemLog } from '../cells/problemLog'
import type { CsvRecord } from './recordReader'
import type { RegularCsv } from './csvSource'

/** Bytes of a UTF-16 unit in UTF-8, at most. */
const LARGEST_CHARACTER = 3

/**
 * Writes the data records of `batches` to a file in which every record has the planned width, comma-separated, UTF-8, without a
 * header. A record that was too short or too long, or whose quotes were astray, is logged under its data row.
 */
export async function normaliseCsv(
  batches: AsyncIterable<readonly CsvRecord[]> | Iterable<readonly CsvRecord[]>,
  plan: TablePlan,
  path: string,
  log: ProblemLog,
): Promise<RegularCsv> {
  const output = await open(path, 'w', 0o600)
  const width = plan.names.length
  let ahead = plan.preamble + headLength(plan)
  let row = 0
  let longest = 0
  try {
    for await (const records of batches) {
      let text = ''
      for (const record of records) {
        if (ahead-- > 0) {
          if (ahead === headLength(plan) - 1 && plan.header && record.malformed)
            logStrayQuote(record, 0, plan.names, log)
          continue
        }
        row++
        logProblems(record, row, plan.names, log)
        const line = recordLine(record.cells, width)
        longest = Math.max(longest, line.length)
        text += line
      }
      await output.write(text)
    }
  } finally {
    await output.close()
  }
  return {
    path,
    dialect: { delimiter: ',', quote: '"' },
    skip: 0,
    width,
    longest: LARGEST_CHARACTER * longest,
  }
}

function recordLine(cells: readonly string[], width: number): string {
  let line = ''
  for (let column = 0; column < width; column++) {
    line += (column === 0 ? '' : ',') + quoted(trimCell(cells[column] ?? ''))
  }
  // A line that is empty would be no record.
  return line === '' ? '""\n' : `${line}\n`
}

function logProblems(record: CsvRecord, row: number, names: readonly string[], log: ProblemLog): void {
  const { cells } = record
  if (cells.length < names.length) log.add(row, names[cells.length], '', 'row-too-short')
  const extra = cells.slice(names.length)
  if (extra.some((cell) => trimCell(cell) !== '')) {
    log.add(row, names[names.length - 1], extra.join(' | '), 'row-too-long')
  }
  if (record.malformed) logStrayQuote(record, row, names, log)
  for (const [column, cell] of cells.entries()) {
    if (column < names.length && cell.includes('\ufffd')) log.add(row, names[column], cell, 'not-decodable')
  }
}

/** Row 0 is the header. */
function logStrayQuote({ cells }: CsvRecord, row: number, names: readonly string[], log: ProblemLog): void {
  const marked = Math.max(
    0,
    cells.findIndex((cell) => /["']/.test(cell)),
  )
  log.add(row, names[Math.min(marked, names.length - 1)], cells[marked], 'stray-quote')
}
