import type { ImportDoubt } from '@shared/outcome/importDoubt'
import type { StepColumn } from '@shared/preparation/stepOutcome'
import type { ColumnReading } from '../data/cells/columnSpec'

/** A column of another file's table. */
export interface OtherColumn extends StepColumn {
  /** What SQL calls it. */
  readonly cell: string
  /** Where some cells could not be read: what SQL calls their texts, and how they were read. */
  readonly failed?: { readonly text: string; readonly reading: ColumnReading }
}

/** Another file's table, in the database of the table that is prepared; its `place` counts the rows from 0. */
export interface OtherTable {
  readonly relation: string
  readonly columns: readonly OtherColumn[]
  readonly rows: number
  /** What was guessed when the file was read. */
  readonly doubts: readonly ImportDoubt[]
  readonly bytes: number
  /** When the file was last changed, in milliseconds since 1970. */
  readonly modified: number
}
