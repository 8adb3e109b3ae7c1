import type { GrantBook } from './grantBook'

/** What the engine may read, and how. */
export interface GrantedFiles {
  readonly grants: GrantBook
  /** The built entry of the threads that read workbooks, `workbookWorker.js`. @default read in the calling thread */
  readonly workbookWorkerPath?: string
}
