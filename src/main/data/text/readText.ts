import type { ImportOptions } from '@shared/source/importOptions'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { CsvDialect } from './csvDialect'
import { planTable, type TablePlan } from './csvPlan'
import { detectDialect } from './detectDialect'
import { LONGEST_LINE, scanFile, type FileTraits } from './fileTraits'
import type { LoadRequest } from '../loadRequest'
import { trimCell } from '../cells/missingTokens'
import { RecordReader, type CsvRecord } from './recordReader'
import { readHead, readSlices, sampleSize, WHOLE_BYTES } from './sampleText'
import { detectEncoding, type TextEncoding } from './textEncoding'

/** A head with fewer records than this does not tell what the table is like. */
const ENOUGH_RECORDS = 20
const MOST_BYTES = 1 << 26

/** What is known of a text file before its rows are loaded. */
export interface ReadText {
  readonly request: LoadRequest
  readonly traits: FileTraits
  readonly encoding: TextEncoding
  readonly dialect: CsvDialect
  /** Physical lines before the text proper: skipped on request, or a `sep=` line. */
  readonly skipLines: number
  /** The records of the head; all there are when `whole`. */
  readonly records: readonly CsvRecord[]
  readonly whole: boolean
  /** Records from all over the file; none when `whole`. */
  readonly samples: readonly CsvRecord[]
  readonly plan: TablePlan
}

/** Detects a text file's encoding, delimiter and header by its bytes and its first records. */
export async function readText(request: LoadRequest): Promise<Result<ReadText>> {
  const { path, file, options, signal } = request
  request.onProgress?.({ phase: 'reading', done: 0, total: null })
  const traits = await traitsOf(request)
  signal?.throwIfAborted()
  if (traits.bytes === 0) return fail({ code: 'file-empty', path })
  if (traits.endlessLine !== null) {
    return fail({
      code: 'file-line-too-long',
      path,
      byte: traits.endlessLine,
      limit: `${LONGEST_LINE >> 20} MB`,
    })
  }
  const encoding = await detectEncoding(path, file, traits, options.encoding)
  if (!encoding.ok) return encoding
  const head = await headRecords(request, traits.bytes, encoding.value)
  const { dialect, records, skipLines, whole, separates } = head
  if (!separates) return fail(absentDelimiter(options))
  if (records.every(({ cells }) => cells.every((cell) => trimCell(cell) === ''))) {
    return fail({ code: 'file-empty', path })
  }
  const samples = whole ? [] : await sampledRecords(request, traits, { encoding: encoding.value, dialect })
  const plan = planTable(records, dialect.delimiter, {
    ...options,
    ...(skippedLines(options) === null ? {} : { startsAtOnce: true }),
    samples,
  })
  return ok({ request, traits, encoding: encoding.value, dialect, skipLines, records, whole, samples, plan })
}

async function traitsOf({ file, signal, preview, traits }: LoadRequest): Promise<FileTraits> {
  if (traits !== undefined) return traits
  if (preview === undefined) return scanFile(file, signal)
  return preview.recall('traits', async () => {
    const traits = await scanFile(file, signal)
    signal?.throwIfAborted()
    return traits
  })
}

/** Lines that the user said to leave out above the table; null when that is to be found. */
function skippedLines({ skipRows, headerRow }: ImportOptions): number | null {
  return skipRows ?? (headerRow === undefined ? null : headerRow - 1)
}

/** Records from all over a large file. Those that a piece's first line break cuts in two are told by their width. */
async function sampledRecords(
  request: LoadRequest,
  { bytes }: FileTraits,
  { encoding, dialect }: { readonly encoding: TextEncoding; readonly dialect: CsvDialect },
): Promise<CsvRecord[]> {
  const { sliceBytes } = sampleSize(request)
  const slices = await readSlices(request.file, { bytes, encoding: encoding.name, sliceBytes })
  return slices.flatMap((slice) => new RecordReader(dialect).read(slice, true))
}

interface Head extends Pick<ReadText, 'dialect' | 'records' | 'skipLines' | 'whole'> {
  /** False where a delimiter of several marks that was asked for is nowhere to be seen: one mark alone may rightly be absent from a single column. */
  readonly separates: boolean
}

const absentDelimiter = ({ delimiter = '' }: ImportOptions): AppError => ({
  code: 'option-invalid',
  option: 'delimiter',
  value: delimiter,
  expected: 'a delimiter that the file has, such as , ; | or \\t',
})

/** The records at the start of the file; more of it is read as long as its records are huge. */
async function headRecords(request: LoadRequest, bytes: number, encoding: TextEncoding): Promise<Head> {
  const { file, options, firstRows = 0 } = request
  const { headBytes } = sampleSize(request)
  const enough = Math.max(ENOUGH_RECORDS, firstRows)
  for (let size = bytes < WHOLE_BYTES ? WHOLE_BYTES : headBytes; ; size *= 8) {
    const text = await readHead(file, encoding, size)
    const whole = bytes - encoding.bom < size
    const skip = skippedLines(options) ?? 0
    const { dialect, separatorLine } = detectDialect(afterLines(text, skip), options)
    const skipLines = skip + (separatorLine ? 1 : 0)
    const records = new RecordReader(dialect).read(afterLines(text, skipLines), whole)
    const { delimiter = '' } = options
    const separates = delimiter.length < 2 || text.includes(delimiter)
    if (whole || records.length >= enough || size > MOST_BYTES) {
      return { dialect, records, skipLines, whole, separates }
    }
  }
}

function afterLines(text: string, lines: number): string {
  let position = 0
  for (let line = 0; line < lines && position < text.length; line++) {
    const end = /\r\n|\n|\r/g
    end.lastIndex = position
    position = end.exec(text) === null ? text.length : end.lastIndex
  }
  return text.slice(position)
}
