import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ImportOptions } from '@shared/document/analysisDocument'
import { importOptionsSchema } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { Progress } from '@shared/contract/wire'
import type { DuckdbTable } from '../data/duckdbStore'
import type { CommandIo } from './io'
import { parseRowRanges } from './rowRanges'

/** Options shared by every command that reads data, as commander hands them over. */
export interface DataOptions {
  readonly sheet?: string
  readonly range?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly decimal?: string
  readonly thousands?: string
  readonly header: boolean
  readonly skipRows?: string
  readonly na?: string
  readonly where?: string
  readonly exclude?: string
  readonly weights?: string
}

export function addDataOptions(command: Command): Command {
  return command
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--range <cells>', 'cells of a sheet, such as A1:F200')
    .option('--encoding <name>', 'text encoding, such as utf-8 or gb18030')
    .option('--delimiter <text>', 'what separates the fields; \\t for a tab')
    .option('--decimal <mark>', 'decimal mark: . or ,')
    .option('--thousands <mark>', 'thousands mark')
    .option('--no-header', 'the first row is data')
    .option('--skip-rows <n>', 'rows to leave out before the header')
    .option('--na <list>', "texts that mean missing, such as 'NA,-999'")
}

export function addRowOptions(command: Command): Command {
  return command
    .option('--where <condition>', 'SQL condition that the rows used satisfy')
    .option('--exclude <rows>', '1-based data rows to leave out, such as 3,17,40-44')
    .option('--weights <column>', 'column of case weights')
}

/** Opens the file as the options say, or says why not. */
export async function openData(
  path: string,
  options: DataOptions,
  io: CommandIo,
): Promise<Result<DuckdbTable>> {
  const importOptions = readImportOptions(options)
  if (!importOptions.ok) return importOptions
  const { openTable } = await import('../data/openTable')
  return openTable({
    path,
    name: basename(path),
    options: importOptions.value,
    onProgress: io.showsProgress ? (progress) => showProgress(io, progress) : undefined,
    signal: io.signal,
  })
}

/** Which rows take part: 1 a row, null for all; and how many were left out by hand or by condition. */
export async function selectRows(
  table: DuckdbTable,
  options: DataOptions,
): Promise<Result<{ included: Uint8Array | null; excludedRows: readonly number[] }>> {
  const filtered = await table.includedRows(options.where ?? null)
  if (!filtered.ok) return filtered
  if (options.exclude === undefined) return ok({ included: filtered.value, excludedRows: [] })
  const excluded = parseRowRanges(options.exclude, table.rowCount)
  if (!excluded.ok) return excluded
  const included = filtered.value ?? new Uint8Array(table.rowCount).fill(1)
  for (const row of excluded.value) included[row - 1] = 0
  return ok({ included, excludedRows: excluded.value })
}

function readImportOptions(options: DataOptions): Result<ImportOptions> {
  const given = {
    sheet: options.sheet,
    range: options.range,
    encoding: options.encoding,
    delimiter: options.delimiter?.replace('\\t', '\t'),
    decimal: options.decimal,
    thousands: options.thousands,
    header: options.header ? undefined : false,
    skipRows: options.skipRows === undefined ? undefined : Number(options.skipRows),
    missing: options.na?.split(',').map((token) => token.trim()),
  }
  const checked = importOptionsSchema.safeParse(given)
  if (checked.success) return ok(checked.data)
  const issue = checked.error.issues[0]
  const field = String(issue.path[0]) as keyof typeof given
  return fail({
    code: 'option-invalid',
    option: optionNames[field],
    value: String(field === 'skipRows' ? options.skipRows : given[field]),
    expected: optionForms[field],
  })
}

const optionNames = {
  sheet: '--sheet',
  range: '--range',
  encoding: '--encoding',
  delimiter: '--delimiter',
  decimal: '--decimal',
  thousands: '--thousands',
  header: '--no-header',
  skipRows: '--skip-rows',
  missing: '--na',
}

const optionForms = {
  sheet: 'NAME',
  range: 'A1:F200',
  encoding: 'utf-8',
  delimiter: ', ; \\t',
  decimal: '. ,',
  thousands: ", . '",
  header: '',
  skipRows: '0, 1, 2 …',
  missing: 'NA,-999',
}

function showProgress(io: CommandIo, { phase, done, total }: Progress): void {
  const share = total === null || total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`
  io.error(`\r${phase}${share}   `)
}
