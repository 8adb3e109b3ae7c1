import type { JoinEffect, StepEffect } from '@shared/preparation/stepOutcome'
import type { ColumnType } from '@shared/table/column'
import type { Result } from '@shared/outcome/result'
import type { Database } from '../data/database/database'
import type { ColumnReading } from '../data/cells/columnSpec'
import type { OtherTables } from './otherTables'
import type { Stage, StageColumn } from './stage'

/** The column that a step makes, or puts in the place of one of the same name. */
export interface WrittenColumn {
  readonly name: string
  readonly type: ColumnType
  /** Its value, in SQL over the plan's `from`. */
  readonly sql: string
  /** The texts that it was read from, in SQL, and how; NULL where there is none. */
  readonly texts?: { readonly sql: string; readonly reading: ColumnReading }
}

/** A step in SQL: what it writes, which rows it keeps. */
export interface StepPlan {
  /** @default the table before the step */
  readonly from?: string
  /** Rows for which this is true are kept. @default all */
  readonly where?: string
  /** @default none */
  readonly written?: readonly WrittenColumn[]
  /** Rows that take the place of all: a SELECT of these cells, and the cells by which they are ordered. */
  readonly newRows?: {
    readonly select: string
    readonly columns: readonly StageColumn[]
    readonly order: readonly string[]
  }
  /** Whether the values look at other rows, so that they must be kept and not computed anew for each page. @default false */
  readonly looksAround?: boolean
  readonly figures?: StepEffect['figures']
  readonly join?: JoinEffect
}

/** What a planner may look into. */
export interface PlanSources {
  readonly database: Database
  /** Tables of other files. */
  readonly others: OtherTables
  readonly signal?: AbortSignal
}

/** Turns a step into SQL over the table before it; may ask that table for figures, and others for their columns. */
export type Planner<S> = (
  step: S,
  stage: Stage,
  sources: PlanSources,
) => Promise<Result<StepPlan>> | Result<StepPlan>
