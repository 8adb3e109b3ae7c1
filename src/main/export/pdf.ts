import { BrowserWindow, session } from 'electron'
import { randomUUID } from 'node:crypto'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'

const REPORT_URL = 'app://leastwise-report/'

/**
 * Prints a self-contained HTML report to PDF, A4, with page numbers: in a hidden window without scripts, whose session knows
 * nothing but this one page.
 */
export async function printToPdf(html: string): Promise<Result<Uint8Array>> {
  const partition = session.fromPartition(`report-${randomUUID()}`)
  partition.protocol.handle('app', ({ url }) =>
    url === REPORT_URL
      ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
      : new Response(null, { status: 404 }),
  )
  partition.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: url !== REPORT_URL }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, session: partition },
  })
  try {
    await window.loadURL(REPORT_URL)
    return ok(
      await window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: HEADER,
        footerTemplate: FOOTER,
      }),
    )
  } catch (error) {
    return fail({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
  } finally {
    window.destroy()
  }
}

const STYLE = 'font-size: 8px; font-family: sans-serif; color: #566070'

/** The report's title, which Chromium puts in as a text, on one line. */
const HEADER =
  `<div style="${STYLE}; width: 100%; padding: 0 14mm; box-sizing: border-box; text-align: right; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">` +
  '<span class="title"></span></div>'

const FOOTER =
  `<div style="${STYLE}; width: 100%; text-align: center">` +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
