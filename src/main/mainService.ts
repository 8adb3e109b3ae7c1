import { randomUUID } from 'node:crypto'
import { dirname, join, parse } from 'node:path'
import type {
  ExportPredictionsRequest,
  ExportReportRequest,
  SaveImageRequest,
  Settings,
} from '@shared/contract/mainApi'
import type { PredictionCsvPart, PredictionCsvRequest } from '@shared/contract/predictionApi'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { PROJECT_EXTENSION } from '@shared/project/projectFile'
import { describePng } from './export/describePng'
import { writeAtomically } from './export/writeAtomically'
import { writeReport } from './export/writeReport'
import { writeParts } from './export/writeParts'
import type { FileWatch } from './fileWatch'
import type { Grants } from './grants'
import type { MainHandlers } from './mainDoor'
import type { OpenedFiles } from './openedFiles'
import type { PastedFiles } from './pastedFiles'
import { createProjectHandlers, type ProjectParts } from './projectService'
import { recentFile } from './recentFiles'
import { withImport } from './rememberedImports'
import { readPretrainedFile } from './data/readPretrainedFile'
import { listSamples } from './samples'
import type { SaveRequest } from './saveRequest'
import type { SettingsStore } from './settings'

/** What the handlers need of Electron and of the other parts of main. */
export interface MainParts extends Pick<ProjectParts, 'session' | 'offers' | 'showWork' | 'closeWindow'> {
  readonly store: SettingsStore
  readonly grants: Grants
  readonly opened: OpenedFiles
  readonly pasted: PastedFiles
  readonly fileWatch: Pick<FileWatch, 'watch'>
  readonly samplesFolder: string
  paste(): void
  askForFiles(): Promise<readonly string[]>
  askWhereToSave(request: SaveRequest): Promise<string | null>
  /** The word that ends a report's suggested name. */
  reportName(): string
  composeReport(request: ExportReportRequest): Promise<Result<string | Uint8Array>>
  predictionCsv(request: PredictionCsvRequest): Promise<Result<PredictionCsvPart>>
  /** Lets the engine write a file. */
  grantTarget(id: string, path: string): void
  printToPdf(html: string): Promise<Result<Uint8Array>>
  showInFolder(path: string): void
  settingsChanged(settings: Settings): void
}

/** The main process' half of the contract. */
export function createMainHandlers(parts: MainParts): MainHandlers {
  const { store, opened, grants, samplesFolder } = parts
  const saved = new Set<string>()

  async function save(
    request: Omit<SaveRequest, 'folder'>,
    write: (path: string) => Promise<Result<null>>,
  ): Promise<Result<{ savedTo: string } | null>> {
    const path = await parts.askWhereToSave({ ...request, folder: store.preferences.saveFolder })
    if (path === null) return ok(null)
    const written = await write(path)
    if (!written.ok) return written
    saved.add(path)
    store.change({ saveFolder: dirname(path) })
    return ok({ savedTo: path })
  }

  return {
    ...createProjectHandlers({ ...parts, noteSaved: (path) => void saved.add(path) }),
    chooseFile: async () => {
      const [path, ...more] = await parts.askForFiles()
      return ok(path === undefined ? null : await opened.open(path, ...more))
    },
    listSamples: async () => ok(await listSamples(samplesFolder)),
    openSample: async ({ name }) => {
      const known = (await listSamples(samplesFolder)).some((sample) => sample.name === name)
      return known ? ok(grants.grant(join(samplesFolder, name))) : notGranted
    },
    listRecent: async () => ok(store.preferences.recentFiles.map(recentFile)),
    openRecent: async ({ id }) => {
      const entry = store.preferences.recentFiles.find((known) => known.id === id)
      return entry === undefined ? notGranted : ok(await opened.open(entry.path))
    },
    takePendingFile: async () => ok(await opened.takeWaiting()),
    paste: async () => {
      parts.paste()
      return ok(null)
    },
    keepPasted: async ({ text }) => {
      const kept = await parts.pasted.keep(text)
      return kept.ok ? ok(await opened.open(kept.value)) : kept
    },
    watchFiles: async (files) => {
      const known = files.flatMap((file) => {
        const paths = grants.pathsOf(file.grant)
        return paths === undefined ? [] : [{ ...file, paths }]
      })
      parts.fileWatch.watch(known)
      return ok(null)
    },
    noteOpening: async ({ grant }) => {
      // While a project opens, it is the project that must not be opened again by itself, whatever it reads.
      if (grant !== null && store.preferences.opening?.endsWith(`.${PROJECT_EXTENSION}`) === true)
        return ok(null)
      store.change({ opening: grant === null ? null : (grants.keyOf(grant) ?? null) })
      return ok(null)
    },
    rememberImport: async ({ grant, options }) => {
      const files = grants.keyOf(grant)
      if (files === undefined) return notGranted
      store.change({ imports: withImport(store.preferences.imports, files, options) })
      return ok(null)
    },
    readSettings: async () => ok(store.settings),
    changeSettings: async (part) => {
      store.change({ settings: { ...store.settings, ...part } })
      parts.settingsChanged(store.settings)
      return ok(store.settings)
    },
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
      saved.add(path)
      store.change({ saveFolder: dirname(path) })
      return ok({ target, path })
    },
    savePretrained: ({ pretrained }) =>
      save(
        { suggestedName: fileName(`${parse(pretrained.source).name} pretrained`, 'json'), format: 'json' },
        (path) => writeAtomically(path, `${JSON.stringify(pretrained, null, 1)}\n`),
      ),
    openPretrained: async () => {
      const [path] = await parts.askForFiles()
      return path === undefined ? ok(null) : readPretrainedFile(path)
    },
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
    revealFile: async ({ path }) => {
      if (!saved.has(path)) return notGranted
      parts.showInFolder(path)
      return ok(null)
    },
  }
}

const notGranted: Result<never> = fail<AppError>({ code: 'not-granted' })

async function reportContent(
  request: ExportReportRequest,
  parts: MainParts,
): Promise<Result<string | Uint8Array>> {
  const made = await parts.composeReport(request)
  return made.ok && typeof made.value === 'string' && request.format === 'pdf'
    ? parts.printToPdf(made.value)
    : made
}

/** The parts of the predictions' CSV; the byte order mark lets spreadsheets read what is not English. */
async function* predictionParts(
  { fitId, rows }: Omit<ExportPredictionsRequest, 'suggestedName'>,
  parts: MainParts,
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

const UNFIT = new Set('<>:"/\\|?*\u007f')

/** A name that every file system takes: what may not stand in one becomes a blank. */
function fileName(stem: string, extension: string): string {
  const fit = Array.from(stem, (sign) => (sign < ' ' || UNFIT.has(sign) ? ' ' : sign)).join('')
  const clean = fit.replace(/\s+/g, ' ').slice(0, 120)
  return `${clean.replace(/^[.\s]+|[.\s]+$/g, '') || 'leastwise'}.${extension}`
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const isPng = (bytes: SaveImageRequest['png']): boolean =>
  PNG_SIGNATURE.every((byte, position) => bytes[position] === byte)
