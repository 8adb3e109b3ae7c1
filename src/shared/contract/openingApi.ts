import { z } from 'zod'
import type { ImportDoubt } from '../outcome/importDoubt'
import { stepsSchema } from '../preparation/step'
import type { StepColumn, StepOutcome } from '../preparation/stepOutcome'
import { importOptionsSchema } from '../source/importOptions'
import type { ColumnSummary, ColumnType } from '../table/column'
import type { ImportSummary } from './importSummary'
import type { TablePage } from './tableApi'

const tableId = z.string().max(100)

const readFile = z.object({ grant: z.string().max(100), options: importOptionsSchema }).strict()

/** Of several files one shows how they are read, the first if nothing else is said. */
export const previewImportSchema = readFile.extend({ file: z.number().int().min(0).optional() })
export type PreviewRequest = z.infer<typeof previewImportSchema>

export const openTableSchema = readFile.extend({ steps: stepsSchema.optional() })
export type OpenTableRequest = z.infer<typeof openTableSchema>

export const tryOutStepsSchema = z.object({ tableId, steps: stepsSchema }).strict()
export type TryOutRequest = z.infer<typeof tryOutStepsSchema>

export const readOtherSchema = readFile.extend({ tableId })
export type OtherFileRequest = z.infer<typeof readOtherSchema>

/** A file as it was when it was read. */
export interface ReadFile {
  readonly grant: string
  readonly bytes: number
  /** When it was last changed, in milliseconds since 1970. */
  readonly modified: number
}

export interface OtherFileInfo {
  readonly rows: number
  /** What was guessed and might be otherwise. */
  readonly doubts: readonly ImportDoubt[]
  readonly columns: readonly StepColumn[]
}

export interface TableInfo {
  readonly tableId: string
  readonly name: string
  readonly bytes: number
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number
  /** Row numbers, which are the file's, go up to here. */
  readonly rowCount: number
  /** How many rows there are: fewer where steps dropped some. */
  readonly presentRows: number
  readonly columns: readonly ColumnSummary[]
  /** The columns as the file has them, before any step. */
  readonly fileColumns: readonly StepColumn[]
  /** What each step of preparation did. */
  readonly outcomes: readonly StepOutcome[]
  /** The files that steps have joined. */
  readonly otherFiles: readonly ReadFile[]
  readonly import: ImportSummary
}

/** How a file will be read: its first rows, and what was found in them and in samples from all over the file. */
export interface ImportPreview {
  /** The files that are read as one table, in their order: each for itself, so that their guesses may differ. */
  readonly files: readonly string[]
  readonly import: ImportSummary
  readonly columns: readonly { readonly name: string; readonly type: ColumnType; readonly unparsed: number }[]
  readonly page: TablePage
  /** Rows that were looked at. */
  readonly rowsRead: number
  /** Whether these are all there are. */
  readonly whole: boolean
}

/** The first rows of a large file as its head tells to read them: what is further down may yet tell otherwise. */
export interface FirstRows {
  readonly columns: readonly Pick<ColumnSummary, 'name' | 'type' | 'missing' | 'unparsed'>[]
  readonly page: TablePage
}
