import { z } from 'zod'
import type { AppError } from '../outcome/appError'
import type { Result } from '../outcome/result'
import { analysisDocumentSchema } from '../document/analysisDocument'
import { reportFormats } from '../report/reportFormats'
import { pretrainedSchema, type Pretrained } from '../document/pretrained'
import { importOptionsSchema, type ImportOptions } from '../source/importOptions'
import { predictionRowsSchema } from './predictionApi'
import {
  journalSchema,
  offeredFileSchema,
  saveProjectSchema,
  workStateSchema,
  type AdoptedProject,
  type JournalRequest,
  type LeftWorkSummary,
  type OfferedFile,
  type OfferedFileRequest,
  type ProjectOffer,
  type RecoveredWork,
  type SavedProject,
  type SaveProjectRequest,
  type WorkState,
} from './projectApi'

/**
 * What the window asks of the main process: dialogs, grants, settings, files to write. Main validates every argument with
 * `mainRequestSchemas`. A path never comes from the window: it names grants.
 */
export interface MainApi {
  /** The open dialog; null when the user closes it. */
  chooseFile(request: Empty): Promise<Result<FileGrant | null>>
  listSamples(request: Empty): Promise<Result<readonly SampleFile[]>>
  openSample(request: { readonly name: string }): Promise<Result<FileGrant>>
  listRecent(request: Empty): Promise<Result<readonly RecentFile[]>>
  openRecent(request: { readonly id: string }): Promise<Result<FileGrant>>
  /** The files named on the command line or by a second start, once. */
  takePendingFile(request: Empty): Promise<Result<FileGrant | null>>
  /** Pastes as the key and the menu do: the window itself gets what the clipboard holds. */
  paste(request: Empty): Promise<Result<null>>
  /** Keeps pasted cells as a file of the program's own and grants it. */
  keepPasted(request: { readonly text: string }): Promise<Result<FileGrant>>
  /** Tells of changes to these files from here on, in place of those before. */
  watchFiles(request: WatchFilesRequest): Promise<Result<null>>
  /** A file is about to be read; null when that is over. Where the program ends in between, the next start does not repeat it. */
  noteOpening(request: { readonly grant: string | null }): Promise<Result<null>>
  /** Keeps how a file is to be read when it is opened again; without options it is read as it is found. */
  rememberImport(request: RememberImportRequest): Promise<Result<null>>
  readSettings(request: Empty): Promise<Result<Settings>>
  changeSettings(request: Partial<Settings>): Promise<Result<Settings>>
  /** Asks where to, lets the engine compose the report, writes it atomically. Answers the path shown to the user, null when cancelled. */
  exportReport(request: ExportReportRequest): Promise<Result<{ readonly savedTo: string } | null>>
  /** Asks where to, and writes predictions as CSV, part after part as the engine makes them. */
  exportPredictions(request: ExportPredictionsRequest): Promise<Result<{ readonly savedTo: string } | null>>
  /** Asks where the engine is to write rows of the table; null when the user closes the dialog. */
  chooseTarget(request: ChooseTargetRequest): Promise<Result<FileTarget | null>>
  /** Saves a PNG that a chart drew. */
  saveImage(request: SaveImageRequest): Promise<Result<{ readonly savedTo: string } | null>>
  /** Saves a figure of the report as an SVG. */
  saveFigure(request: SaveFigureRequest): Promise<Result<{ readonly savedTo: string } | null>>
  /** Saves a pre-trained model as JSON where the user says. */
  savePretrained(request: SavePretrainedRequest): Promise<Result<{ readonly savedTo: string } | null>>
  /** Asks for the file of a pre-trained model and reads it; null when the user closes the dialog. */
  openPretrained(request: Empty): Promise<Result<Pretrained | null>>
  /** Reads the project behind a grant, and looks for its files. */
  openProject(request: { readonly grant: string }): Promise<Result<ProjectOffer>>
  /** Lets a project read a file outside its folder. */
  allowProjectFile(request: OfferedFileRequest): Promise<Result<OfferedFile>>
  /** Asks where a file of a project is; null when the user closes the dialog. */
  locateProjectFile(request: OfferedFileRequest): Promise<Result<OfferedFile | null>>
  /** The project becomes the work in hand. */
  adoptProject(request: { readonly project: string }): Promise<Result<AdoptedProject>>
  /** The work in hand is that of no project from here on. */
  detachProject(request: Empty): Promise<Result<null>>
  /** Saves the work in hand; null when the user closes the dialog. */
  saveProject(request: SaveProjectRequest): Promise<Result<SavedProject | null>>
  /** Notes what was done, for after a crash. */
  noteJournal(request: JournalRequest): Promise<Result<null>>
  /** Work that was not saved when the program ended. */
  listLeft(request: Empty): Promise<Result<readonly LeftWorkSummary[]>>
  recoverLeft(request: { readonly id: string }): Promise<Result<RecoveredWork>>
  declineLeft(request: { readonly id: string }): Promise<Result<null>>
  /** What the window's title says, and whether closing it must ask. */
  tellWork(request: WorkState): Promise<Result<null>>
  /** Closes the window without asking: the work is saved. */
  closeWindow(request: Empty): Promise<Result<null>>
  /** Shows a saved file in the system's file manager. Only files saved in this session. */
  revealFile(request: { readonly path: string }): Promise<Result<null>>
}

export type MainMethod = keyof MainApi

const empty = z.object({}).strict()
const settingsSchema = z
  .object({
    language: z.enum(['system', 'en', 'zh']),
    theme: z.enum(['light', 'dark', 'system']),
    leftWidth: z.number().min(160).max(600),
    rightWidth: z.number().min(240).max(700),
  })
  .strict()

const pngSchema = z.instanceof(Uint8Array).refine((png) => png.length < 100_000_000)

const exportReport = z
  .object({
    format: z.enum(reportFormats),
    language: z.enum(['en', 'zh']),
    document: analysisDocumentSchema,
    /** PNGs of the report's figures by their places, for readers of Word documents that know no SVG. */
    pictures: z
      .array(z.object({ id: z.string().max(100), png: pngSchema }).strict())
      .max(100)
      .optional(),
  })
  .strict()

const exportPredictions = z
  .object({ fitId: z.string().max(100), rows: predictionRowsSchema, suggestedName: z.string().max(200) })
  .strict()

const chooseTarget = z
  .object({ suggestedName: z.string().max(200), format: z.enum(['csv', 'xlsx']) })
  .strict()

const saveImage = z
  .object({
    suggestedName: z.string().max(200),
    png: pngSchema,
    /** Its size on paper, and what it shows; without, nothing is said of either. */
    described: z
      .object({
        dpi: z.number().int().min(1).max(10_000),
        title: z.string().max(20_000),
        description: z.string().max(100_000),
      })
      .strict()
      .optional(),
  })
  .strict()

const saveFigure = z.object({ suggestedName: z.string().max(200), svg: z.string().max(50_000_000) }).strict()

const savePretrained = z.object({ pretrained: pretrainedSchema }).strict()

const rememberImport = z.object({ grant: z.string().max(100), options: importOptionsSchema }).strict()

const watchFiles = z
  .array(z.object({ grant: z.string().max(100), bytes: z.number().min(0), modified: z.number() }).strict())
  .max(1000)

export const mainRequestSchemas = {
  chooseFile: empty,
  listSamples: empty,
  openSample: z.object({ name: z.string().max(200) }).strict(),
  listRecent: empty,
  openRecent: z.object({ id: z.string().max(100) }).strict(),
  takePendingFile: empty,
  paste: empty,
  keepPasted: z.object({ text: z.string() }).strict(),
  watchFiles,
  noteOpening: z.object({ grant: z.string().max(100).nullable() }).strict(),
  rememberImport,
  readSettings: empty,
  changeSettings: settingsSchema.partial(),
  exportReport,
  exportPredictions,
  chooseTarget,
  saveImage,
  saveFigure,
  savePretrained,
  openPretrained: empty,
  openProject: z.object({ grant: z.string().max(100) }).strict(),
  allowProjectFile: offeredFileSchema,
  locateProjectFile: offeredFileSchema,
  adoptProject: z.object({ project: z.string().max(100) }).strict(),
  detachProject: empty,
  saveProject: saveProjectSchema,
  noteJournal: journalSchema,
  listLeft: empty,
  recoverLeft: z.object({ id: z.string().max(100) }).strict(),
  declineLeft: z.object({ id: z.string().max(100) }).strict(),
  tellWork: workStateSchema,
  closeWindow: empty,
  revealFile: z.object({ path: z.string().max(10_000) }).strict(),
} satisfies { readonly [M in MainMethod]: z.ZodType }

export { settingsSchema }

export type Empty = z.infer<typeof empty>
export type Settings = z.infer<typeof settingsSchema>
export type WatchFilesRequest = z.infer<typeof watchFiles>
export type RememberImportRequest = z.infer<typeof rememberImport>
export type ExportReportRequest = z.infer<typeof exportReport>
export type ExportPredictionsRequest = z.infer<typeof exportPredictions>
export type ChooseTargetRequest = z.infer<typeof chooseTarget>
export type SavePretrainedRequest = z.infer<typeof savePretrained>
export type SaveImageRequest = z.infer<typeof saveImage>
export type SaveFigureRequest = z.infer<typeof saveFigure>

export interface FileGrant {
  readonly grant: string
  /** The file's name without its folder. */
  readonly name: string
  /** How the user had it read last time. */
  readonly remembered?: ImportOptions
  /** It is a project, not data. */
  readonly project?: true
  /** The program ended last time while this file was being read. */
  readonly unfinished?: true
}

/** Leave to write a file. */
export interface FileTarget {
  readonly target: string
  /** Where it will be, to be shown to the user. */
  readonly path: string
}

export type FileChange = 'changed' | 'deleted' | 'emptied'

export interface SampleFile {
  /** File name under resources/samples. */
  readonly name: string
}

export interface RecentFile {
  readonly id: string
  readonly name: string
  /** The folder, shortened for display. */
  readonly folder: string
}

/** What main tells the window without being asked. */
export type MainEvent =
  | { readonly kind: 'menu'; readonly command: MenuCommand }
  | { readonly kind: 'open-file'; readonly file: FileGrant }
  | { readonly kind: 'file-changed'; readonly grant: string; readonly change: FileChange }
  | { readonly kind: 'engine-stopped'; readonly reason: string }
  | { readonly kind: 'engine-ready' }
  /** Something of main's own went wrong that the user should know. */
  | { readonly kind: 'trouble'; readonly error: AppError }
  | { readonly kind: 'system-theme'; readonly dark: boolean }
  /** After every change, whoever made it: the window, another call, the menu. */
  | { readonly kind: 'settings'; readonly settings: Settings }

export type MenuCommand =
  | 'save-project'
  | 'save-project-as'
  | 'save-project-with-data'
  | 'save-and-close'
  | 'open'
  | 'undo'
  | 'redo'
  | 'history'
  | 'export-html'
  | 'export-pdf'
  | 'tab-table'
  | 'tab-fit'
  | 'tab-residuals'
  | 'tab-descent'
  | 'tab-compare'
  | 'tab-predict'
  | 'tab-report'
  | 'self-test'
  | 'help'
