import { figurePixels, sizedSvg } from '@shared/report/figureSize'
import { svgPng } from '../charts/svgPng'
import { clipboardTable } from '../format/copiedTable'
import { reportExtracts, type FigureExtract } from '../format/reportExtracts'
import { useNoticeStore } from '../stores/noticeStore'
import { useReportStore } from '../stores/reportStore'
import { useSavedNotice } from './useSavedNotice'

/** As wide as the text of a Word document, for readers that know no SVG. */
const IN_WORD = { width: 158.75, dpi: 200 }

/** Takes figures and tables out of the report: as files of their exact size, or onto the clipboard. */
export const useReportFigures = () => {
  const report = useReportStore()
  const notices = useNoticeStore()
  const tellSaved = useSavedNotice()

  const figureOf = (id: string): FigureExtract | undefined =>
    reportExtracts(report.preview?.html ?? '').figures.find((figure) => figure.id === id)

  const saveSvg = async (id: string): Promise<void> => {
    const figure = figureOf(id)
    if (!figure) return
    const svg = sizedSvg(figure.svg, report.composition.figures.width)
    tellSaved(await window.leastwise.main.saveFigure({ suggestedName: figure.caption.slice(0, 120), svg }))
  }

  const savePng = async (id: string): Promise<void> => {
    const figure = figureOf(id)
    const { figures: size } = report.composition
    const png = figure && (await svgPng(figure.svg, figurePixels(size)))
    if (!figure || !png) return
    const described = { dpi: size.dpi, title: figure.caption, description: figure.description }
    const suggestedName = figure.caption.slice(0, 120)
    tellSaved(await window.leastwise.main.saveImage({ suggestedName, png, described }))
  }

  const putOnClipboard = async (content: Record<string, Blob>): Promise<void> => {
    await navigator.clipboard.write([new ClipboardItem(content)])
    notices.show({ tone: 'info', content: { kind: 'text', key: 'reportView.copied' } })
  }

  const copyFigure = async (id: string): Promise<void> => {
    const figure = figureOf(id)
    const png = figure && (await svgPng(figure.svg, figurePixels(report.composition.figures)))
    if (png) await putOnClipboard({ 'image/png': new Blob([png], { type: 'image/png' }) })
  }

  const copyTable = async (id: string): Promise<void> => {
    const table = reportExtracts(report.preview?.html ?? '').tables.find((found) => found.id === id)
    if (table) await putOnClipboard(clipboardTable(table))
  }

  /** PNGs of all figures of the report as it is now; none where it cannot be made. */
  const pictures = async (): Promise<{ id: string; png: Uint8Array<ArrayBuffer> }[]> => {
    const preview = await report.makeNow()
    const drawn: { id: string; png: Uint8Array<ArrayBuffer> }[] = []
    for (const { id, svg } of reportExtracts(preview?.html ?? '').figures) {
      const png = await svgPng(svg, figurePixels(IN_WORD))
      if (png) drawn.push({ id, png })
    }
    return drawn
  }

  return { saveSvg, savePng, copyFigure, copyTable, pictures }
}
