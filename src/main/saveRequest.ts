/** What is to be saved, for the dialog that asks where. */
export interface SaveRequest {
  readonly suggestedName: string
  readonly format: 'html' | 'pdf' | 'png' | 'csv' | 'xlsx' | 'json' | 'leastwise'
  /** What is saved, where the format does not tell. @default predictions or a report */
  readonly content?: 'rows'
  /** The folder last saved to. */
  readonly folder: string | null
}
