import type { Report } from '@shared/report/reportModel'
import type { FigurePictures } from './docx'
import { reportHtml } from './html'
import { reportJson } from './reportJson'
import { reportLatex } from './latex'
import { reportMarkdown } from './markdown'

export type ReportFileFormat = 'html' | 'md' | 'tex' | 'json' | 'docx' | 'xlsx'

/** A report as the content of a file. The libraries for Word and Excel are loaded when they are asked for. */
export async function reportFile(
  report: Report,
  format: ReportFileFormat,
  pictures?: FigurePictures,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return reportHtml(report)
    case 'md':
      return reportMarkdown(report)
    case 'tex':
      return reportLatex(report)
    case 'json':
      return reportJson(report)
    case 'docx': {
      const { reportDocx } = await import('./docx')
      return reportDocx(report, pictures)
    }
    case 'xlsx': {
      const { reportWorkbook } = await import('./reportWorkbook')
      return reportWorkbook(report)
    }
  }
}
