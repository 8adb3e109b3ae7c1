import { randomUUID } from 'node:crypto'
import { dirname, parse } from 'node:path'
import type {
  ExportPredictionsRequest,
  ExportReportRequest,
  SaveImageRequest,
} from '@shared/contract/mainApi'
import type { PredictionCsvPart, PredictionCsvRequest } from '@shared/contract/predictionApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { describePng } from './export/describePng'
import { writeAtomically } from './export/writeAtomically'
import { writeParts } from './export/writeParts'
import { writeReport } from './export/writeReport'
import { fileName } from './fileName'
import type { MainHandlers } from './mainDoor'
import type { SaveRequest } from './saveRequest'
import type { SettingsStore } from './settings'

export interface ExportParts {
  readonly store: SettingsStore
  askWhereToSave(request: SaveRequest): Promise<string | null>
  /** The word that ends a report's suggested name. */
  reportName(): string
  composeReport(request: ExportReportRequest): Promise<Result<string | Uint8Array>>
  predictionCsv(request: PredictionCsvRequest): Promise<Result<PredictionCsvPart>>
  /** Lets the engine write a file. */
  grantTarget(id: string, path: string): void
  printToPdf(html: string): Promise<Result<Uint8Array>>
  noteSaved(path: string): void
}

type ExportMethod =
  'exportReport' | 'exportPredictions' | 'chooseTarget' | 'savePretrained' | 'saveImage' | 'saveFigure'

/** The part of the contract that writes files of results where the user wants them. */
export function createExportHandlers(parts: ExportParts): Pick<MainHandlers, ExportMethod> {
  const { store } = parts

  const noteSaved = (path: string): void => {
    parts.noteSaved(path)
    store.change({ saveFolder: dirname(path) })
  }

  async function save(
    request: Omit<SaveRequest, 'folder'>,
    write: (path: string) => Promise<Result<null>>,
  ): Promise<Result<{ savedTo: string } | null>> {
    const path = await parts.askWhereToSave({ ...request, folder: store.preferences.saveFolder })
    if (path === null) return ok(null)
    const written = await write(path)
    if (!written.ok) return written
    noteSaved(path)
    return ok({ savedTo: path })
  }

  return {
    exportReport: (request) => {
      const source = parse(request.document.source?.name ?? '').name
      const { format } = request
      const isScript = format === 'r' || format === 'py'
      const stem = isScript ? source : `${source} ${parts.reportName()}`
      const suggestedName = fileName(stem, format === 'r' ? 'R' : format)
      return save({ suggestedName, format, content: 'report' }, async (path) => {
        const content = await reportContent(request, parts)
        return content.ok ? writeReport(path, content.value, format) : content
      })
    },
    exportPredictions: ({ suggestedName, ...request }) =>
      save({ suggestedName: fileName(suggestedName, 'csv'), format: 'csv' }, (path) =>
        writeParts(path, predictionParts(request, parts)),
      ),
    chooseTarget: async ({ suggestedName, format }) => {
      const { saveFolder: folder } = store.preferences
      const request = {
        suggestedName: fileName(suggestedName, format),
        format,
        folder,
        content: 'rows',
      } as const
      const path = await parts.askWhereToSave(request)
      if (path === null) return ok(null)
      const target = randomUUID()
      parts.grantTarget(target, path)
      noteSaved(path)
      return ok({ target, path })
    },
    savePretrained: ({ pretrained }) =>
      save(
        { suggestedName: fileName(`${parse(pretrained.source).name} pretrained`, 'json'), format: 'json' },
        (path) => writeAtomically(path, `${JSON.stringify(pretrained, null, 1)}\n`),
      ),
    saveImage: async ({ suggestedName, png, described }) => {
      if (!isPng(png)) return fail({ code: 'message-invalid', detail: 'saveImage.png: not a PNG image' })
      const name = fileName(suggestedName.replace(/\.png$/i, ''), 'png')
      const content = described === undefined ? png : describePng(png, described)
      return save({ suggestedName: name, format: 'png' }, (path) => writeAtomically(path, content))
    },
    saveFigure: ({ suggestedName, svg }) =>
      save({ suggestedName: fileName(suggestedName, 'svg'), format: 'svg' }, (path) =>
        writeAtomically(path, `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`),
      ),
  }
}

async function reportContent(
  request: ExportReportRequest,
  parts: ExportParts,
): Promise<Result<string | Uint8Array>> {
  const made = await parts.composeReport(request)
  return made.ok && typeof made.value === 'string' && request.format === 'pdf'
    ? parts.printToPdf(made.value)
    : made
}

/** The parts of the predictions' CSV; the byte order mark lets spreadsheets read what is not English. */
async function* predictionParts(
  { fitId, rows }: Omit<ExportPredictionsRequest, 'suggestedName'>,
  parts: ExportParts,
): AsyncGenerator<Result<string>, void> {
  let start: number | null = 0
  while (start !== null) {
    const part: Result<PredictionCsvPart> = await parts.predictionCsv({ fitId, rows, start })
    if (!part.ok) {
      yield part
      return
    }
    const { text, next } = part.value
    yield ok(start === 0 && BEYOND_ASCII.test(text) ? BYTE_ORDER_MARK + text : text)
    start = next
  }
}

const BEYOND_ASCII = /[^\t-~]/
const BYTE_ORDER_MARK = '\ufeff'

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const isPng = (bytes: SaveImageRequest['png']): boolean =>
  PNG_SIGNATURE.every((byte, position) => bytes[position] === byte)
