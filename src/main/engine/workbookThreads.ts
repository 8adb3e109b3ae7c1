import { WorkbookThread } from '../data/workbook/workbookThread'
import type { WorkbookReader } from '../data/workbook/workbookReader'

/** Makes a thread for each workbook from that built entry; undefined without one. */
export function workbookThreads(path: string | undefined): (() => Promise<WorkbookReader>) | undefined {
  return path === undefined ? undefined : () => Promise.resolve(new WorkbookThread(path))
}
