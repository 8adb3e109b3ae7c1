import type { Command } from 'commander'
import type { ImportOptions } from '@shared/source/importOptions'
import { nearestNames } from '@shared/formula/nearestNames'
import type { Step } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import type { AnalysisInput } from '@shared/analysis/analysisTypes'
import type { Progress } from '@shared/contract/wire'
import type { ColumnSource } from '@shared/table/columnSource'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { OpenRequest } from '../data/openTable'
import { throttleProgress } from '../engine/throttle'
import type { CommandIo } from './io'
import { readImportOptions, type ImportFlags } from './importFlags'
import { parseRowRanges } from './rowRanges'
import { addStepOptions, readSteps, type StepFlags } from './stepOptions'
import { unfitFlag } from './unfitFlag'

/** Options shared by every command that reads data, as commander hands them over. */
export interface DataOptions extends ImportFlags, StepFlags {
  readonly append?: readonly string[]
  readonly where?: string
  readonly exclude?: string
  readonly weights?: string
}

export function addDataOptions(command: Command): Command {
  command
    .option(
      '--append <files...>',
      'more files of the same columns, whose rows follow; a column says which is from which',
    )
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--range <cells>', 'cells of a sheet, such as A1:F200')
    .option('--header-row <n>', 'row of a sheet, or line of a text, that the table begins with')
    .option('--encoding <name>', 'text encoding, such as utf-8 or gb18030')
    .option('--delimiter <text>', 'what separates the fields; \\t for a tab')
    .option('--quote <mark>', 'what encloses fields: " or \'; none where nothing does')
    .option('--comment <mark>', 'what lines that are no data start with; none where all are data')
    .option('--decimal <mark>', 'decimal mark: . or ,')
    .option('--thousands <mark>', 'thousands mark')
    .option('--no-header', 'the first row is data')
    .option('--unit-row', 'the row below the header holds units and is no data')
    .option('--skip-rows <n>', 'rows to leave out before the header')
    .option('--na <list>', "texts that mean missing, such as 'NA,-999'")
    .option('--date-order <order>', 'order of dates such as 03/04/2024: dmy, mdy or ymd')
    .option(
      '--types <list>',
      "types of columns, such as 'id=text,price=number': number, date, boolean or text",
    )
  return addStepOptions(command)
}

export function addRowOptions(command: Command): Command {
  return command
    .option('--where <condition>', 'SQL condition that the rows used satisfy')
    .option('--exclude <rows>', '1-based data rows to leave out, such as 3,17,40-44')
    .option('--weights <column>', 'column of case weights')
}

/** An open file as the steps of the command line have prepared it. */
export interface OpenedData {
  readonly table: DuckdbTable
  /** The table of the file, before any step. */
  readonly loaded: DuckdbTable
  readonly steps: readonly Step[]
  readonly outcomes: readonly StepOutcome[]
  readonly close: () => Promise<void>
}

/** Opens the file as the options say and takes the steps, or says why not. A step that fails is among the outcomes. */
export async function openData(
  path: string,
  options: DataOptions,
  io: CommandIo,
): Promise<Result<OpenedData>> {
  const importOptions = await readImportOptions(options)
  if (!importOptions.ok) return importOptions
  const steps = await readSteps(options)
  if (!steps.ok) return steps
  const opened = await openAs({ path, more: options.append, options: importOptions.value }, io)
  if (!opened.ok) return fail(unfitFlag(opened.error))
  const unknown = unknownColumn(opened.value, importOptions.value)
  const prepared = unknown === null ? await prepareLoaded(opened.value, steps.value, io) : fail(unknown)
  if (!prepared.ok) await opened.value.close()
  return prepared
}

/** Takes the steps on an open file; closing what comes out closes the file. */
export async function prepareLoaded(
  loaded: DuckdbTable,
  steps: readonly Step[],
  io: CommandIo,
): Promise<Result<OpenedData>> {
  const { prepareTable } = await import('../preparation/prepareTable')
  const { OtherTables } = await import('../preparation/otherTables')
  const { onProgress, signal } = watching(io)
  const others = new OtherTables(loaded.origin.database, { pathsOf: (path) => [path], onProgress })
  const prepared = await prepareTable(loaded, steps, { others, signal })
  if (!prepared.ok) {
    await others.close()
    return prepared
  }
  const { table, outcomes } = prepared.value
  const close = async (): Promise<void> => {
    await others.close()
    if (table !== loaded) await table.close()
    await loaded.close()
  }
  return ok({ table, loaded, steps, outcomes, close })
}

/** Opens the file in this way; types of columns that it has not are passed over. */
export async function openAs(
  request: Pick<OpenRequest, 'path' | 'more' | 'options' | 'unfit'>,
  io: CommandIo,
): Promise<Result<DuckdbTable>> {
  const { openTable } = await import('../data/openTable')
  return openTable({ ...request, ...watching(io) })
}

/** How the reading of a file is watched from the terminal. */
export function watching(io: CommandIo): Pick<OpenRequest, 'onProgress' | 'signal'> {
  return {
    onProgress: io.showsProgress ? (progress) => showProgress(io, progress) : undefined,
    signal: io.signal,
  }
}

/** How a fit is watched from the terminal. */
export const watchFit = (io: CommandIo): AnalysisInput['onProgress'] => {
  const show = throttleProgress((progress) => showProgress(io, progress))
  return io.showsProgress ? (phase, done, total) => show({ phase, done, total }) : undefined
}

/** A column whose type is said and that the table has not. */
function unknownColumn(table: DuckdbTable, { columnTypes }: ImportOptions): AppError | null {
  const names = table.columns.map(({ name }) => name)
  const name = Object.keys(columnTypes ?? {}).find((wanted) => !names.includes(wanted))
  if (name === undefined) return null
  return { code: 'column-unknown', name, position: 1, suggestions: nearestNames(name, names).join(', ') }
}

/** A table of whose rows a condition may choose; a source that knows none is asked for none. */
export type RowSource = ColumnSource & Partial<Pick<DuckdbTable, 'includedRows'>>

export interface SelectedRows {
  /** 1 a row that takes part; null for all. */
  readonly included: Uint8Array | null
  /** As `--exclude` names them. */
  readonly excludedRows: readonly number[]
  /** Those of them that the condition would have kept. */
  readonly leftOut: readonly number[]
}

/** Which rows take part, and which were left out by hand. */
export async function selectRows(table: RowSource, options: DataOptions): Promise<Result<SelectedRows>> {
  const filtered = (await table.includedRows?.(options.where ?? null)) ?? ok(null)
  if (!filtered.ok) return filtered
  if (options.exclude === undefined) return ok({ included: filtered.value, excludedRows: [], leftOut: [] })
  const excluded = parseRowRanges(options.exclude, table.rowCount)
  if (!excluded.ok) return excluded
  const included = filtered.value ?? new Uint8Array(table.rowCount).fill(1)
  const leftOut = excluded.value.filter((row) => included[row - 1] === 1)
  for (const row of leftOut) included[row - 1] = 0
  return ok({ included, excludedRows: excluded.value, leftOut })
}

function showProgress(io: CommandIo, { phase, done, total }: Progress): void {
  const share = total === null || total === 0 ? '' : ` ${Math.floor((100 * done) / total)} %`
  io.error(`\r${phase}${share}   `)
}
