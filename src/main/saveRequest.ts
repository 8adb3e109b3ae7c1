import type { ReportFormat } from '@shared/report/reportFormats'

/** What is to be saved, for the dialog that asks where. */
export interface SaveRequest {
  readonly suggestedName: string
  readonly format: ReportFormat | 'png' | 'svg' | 'csv' | 'leastwise'
  /** What is saved, where the format does not tell. @default what is usual in it */
  readonly content?: 'rows' | 'report'
  /** The folder last saved to. */
  readonly folder: string | null
}
