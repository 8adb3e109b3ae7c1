import type { StepEffect } from '@shared/preparation/stepOutcome'
import type { ColumnType } from '@shared/table/column'
import type { Result } from '@shared/outcome/result'
import type { Database } from '../data/database'
import type { CellOrigin, Stage, StageColumn } from './stage'

/** The column that a step makes, or puts in the place of one of the same name. */
export interface WrittenColumn {
  readonly name: string
  readonly type: ColumnType
  /** Its value, in SQL over the plan's `from`. */
  readonly sql: string
  readonly origin?: CellOrigin
}

/** A step in SQL: what it writes, which rows it keeps. */
export interface StepPlan {
  /** @default the table before the step */
  readonly from?: string
  /** Rows for which this is true are kept. @default all */
  readonly where?: string
  readonly written?: WrittenColumn
  /** Rows that take the place of all: a SELECT of these cells, and the cells by which they are ordered. */
  readonly newRows?: {
    readonly select: string
    readonly columns: readonly StageColumn[]
    readonly order: readonly string[]
  }
  /** Whether the values look at other rows, so that they must be kept and not computed anew for each page. @default false */
  readonly looksAround?: boolean
  readonly figures?: StepEffect['figures']
}

/** Turns a step into SQL over the table before it; may ask the table for figures. */
export type Planner<S> = (
  step: S,
  stage: Stage,
  database: Database,
) => Promise<Result<StepPlan>> | Result<StepPlan>
