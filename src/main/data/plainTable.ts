import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Column, ColumnSummary } from '@shared/table/column'
import type { ColumnSource } from '@shared/table/columnSource'
import { looksRegular, textSettings } from './csv'
import { firstDifferent, guessColumns, missingTexts, sampledTexts } from './loadTexts'
import type { OpenRequest } from './openTable'
import { openFile } from './openFile'
import { LINE_FEED, NOT_PLAIN, type PlainMarks } from './plainCells'
import { PlainColumn } from './plainColumn'
import { PlainRecords } from './plainRecords'
import { ProblemLog } from './problemLog'
import { readText, type ReadText } from './readText'
import { sniffFormat } from './sniffFormat'

export interface PlainRequest extends Omit<OpenRequest, 'preview'> {
  /** Which columns are wanted of those that there are. */
  readonly choose: (columns: readonly ColumnSummary[]) => Result<readonly string[]>
}

/**
 * The columns wanted of a text in UTF-8 that is nothing but numbers, texts and missing cells, record after record, by one pass over its
 * bytes and without a table. Null for any other file, and as soon as a cell is met that may be read otherwise than its column's
 * sample tells, or as the end shows something amiss: `openTable` reads those, and reports.
 */
export async function readPlainTable(request: PlainRequest): Promise<Result<ColumnSource | null>> {
  const opened = await openFile(request.path)
  if (!opened.ok) return opened
  const { file, bytes } = opened.value
  try {
    if (bytes === 0 || (await sniffFormat(file, bytes, request.path)).kind !== 'text') return ok(null)
    // What is taken for granted here is seen to when the bytes are read.
    const traits = { bytes, utf8: true, nulCount: 0, hasUnderscore: true, endlessLine: null }
    const text = await readText({ ...request, file, bytes, traits })
    if (!text.ok || !isPlainText(text.value)) return ok(null)
    const columns = plainColumns(text.value)
    const chosen = request.choose(columns.map(({ summary }) => summary))
    if (!chosen.ok) return ok(null)
    return await readChosen(text.value, columns, chosen.value)
  } finally {
    await file.close()
  }
}

function isPlainText(text: ReadText): boolean {
  const { encoding, dialect, plan, request } = text
  const asked = Object.keys(request.options.columnTypes ?? {})
  return (
    looksRegular(text) &&
    encoding.name === 'utf-8' &&
    dialect.delimiter.length === 1 &&
    dialect.delimiter < '\x80' &&
    plan.unnamed.size === 0 &&
    asked.every((name) => plan.names.includes(name))
  )
}

function plainColumns(text: ReadText): PlainColumn[] {
  const settings = textSettings(text, new ProblemLog())
  const texts = sampledTexts(settings)
  const { readings } = guessColumns(texts, settings)
  return text.plan.names.map((name, index) => {
    return new PlainColumn({ name, reading: readings[index], examples: firstDifferent(texts[index]) })
  })
}

async function readChosen(
  text: ReadText,
  columns: readonly PlainColumn[],
  names: readonly string[],
): Promise<Result<ColumnSource | null>> {
  const wanted = new Set(names)
  const chosen = columns.filter(({ summary }) => wanted.has(summary.name))
  if (chosen.some(({ isPlain }) => !isPlain)) return ok(null)
  const marks = marksOf(text)
  const missing = new Set(['', ...missingTexts(text.request.options)])
  const readers = columns.map((column) =>
    column.readerFor({ marks, missing, isWanted: chosen.includes(column) }),
  )
  const records = new PlainRecords(readers, marks)
  if (!(await readRecords(text, records))) {
    return text.request.signal?.aborted ? fail({ code: 'cancelled' }) : ok(null)
  }
  const { rowCount } = records
  if (rowCount === 0) return ok(null)
  const read = new Map(chosen.map((column) => [column.summary.name, column.column(rowCount, missing)]))
  return ok({
    rowCount,
    columns: columns.map(({ summary }) => summary),
    read: async (asked) => {
      const found = asked.map((name) => read.get(name))
      const absent = asked.find((_, index) => found[index] === undefined)
      return absent === undefined
        ? ok(found as Column[])
        : fail({ code: 'column-unknown', name: absent, position: 1, suggestions: '' })
    },
  })
}

function marksOf({ dialect }: ReadText): PlainMarks {
  return { delimiter: dialect.delimiter.charCodeAt(0), quote: dialect.quote?.charCodeAt(0) ?? -1 }
}

/** Bytes read at a time. */
const PIECE = 1 << 20

/** Whether all records of the file could be read; false also where that was cancelled. */
async function readRecords({ request, encoding, plan }: ReadText, records: PlainRecords): Promise<boolean> {
  const { file, bytes, signal, onProgress } = request
  // One byte more, for the line end that a file may lack.
  const buffer = Buffer.allocUnsafe(2 * PIECE + 1)
  let position = encoding.bom
  let carried = 0
  let skips = plan.header
  for (;;) {
    if (signal?.aborted) return false
    const bytesRead = await fillBuffer(file, buffer, { from: carried, position })
    position += bytesRead
    const filled = carried + bytesRead
    const isLast = bytesRead < buffer.length - 1 - carried
    if (isLast) buffer[filled] = LINE_FEED
    const end = isLast ? filled : buffer.lastIndexOf(LINE_FEED, filled - 1) + 1
    const start = skips ? buffer.indexOf(LINE_FEED) + 1 : 0
    if (start === 0 && skips) return false
    skips = false
    const next = records.read({ bytes: buffer, start, end, isLast })
    if (next === NOT_PLAIN || (next === start && !isLast)) return false
    if (!isText(buffer.subarray(0, Math.min(next, filled)))) return false
    onProgress?.({ phase: 'loading', done: position, total: bytes, unit: 'bytes', rows: records.rowCount })
    if (isLast) return true
    records.expect(Math.ceil((records.rowCount * bytes) / (position - (filled - next))))
    buffer.copyWithin(0, next, filled)
    carried = filled - next
  }
}

async function fillBuffer(
  file: FileHandle,
  buffer: Buffer,
  { from, position }: { readonly from: number; readonly position: number },
): Promise<number> {
  let filled = from
  while (filled < buffer.length - 1) {
    const { bytesRead } = await file.read(
      buffer,
      filled,
      buffer.length - 1 - filled,
      position + filled - from,
    )
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled - from
}

const isText = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0)
