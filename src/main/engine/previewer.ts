import { basename } from 'node:path'
import type { ImportPreview, PreviewRequest } from '@shared/contract/openingApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { PreviewMemory } from '../data/previewMemory'
import type { FilePreview } from '../data/previewTable'
import type { FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import type { OpenedTable } from './openedTable'
import { isCurrent } from './openGranted'
import { LatestTurn } from './latestTurn'
import { workbookThreads } from './workbookThreads'

/** A parsed workbook is large: once nobody has looked at a preview for so long, it is forgotten. */
const IDLE_MS = 60_000

/** Shows how files would be read; the next preview cancels the one before. */
export class Previewer {
  readonly #memory = new PreviewMemory()
  readonly #turn = new LatestTurn()
  #idle: NodeJS.Timeout | null = null

  constructor(
    private readonly files: GrantedFiles,
    private readonly openedTable: () => OpenedTable | null,
  ) {}

  async preview(request: PreviewRequest, context: FitContext): Promise<Result<ImportPreview>> {
    this.#rememberOn()
    const signal = this.#turn.begin(context)
    const paths = await this.files.grants.pathsOf(request.grant)
    if (paths === null) return fail({ code: 'not-granted' })
    const known = paths.length === 1 ? await this.#ofOpened(request) : null
    const preview = known ?? (await this.#read(paths, request, signal))
    if (signal.aborted) return fail({ code: 'cancelled' })
    return preview.ok ? ok({ ...preview.value, files: paths.map((each) => basename(each)) }) : preview
  }

  stop(): void {
    this.#turn.cancel()
    this.#rememberOn()
  }

  /** What the open table shows, if it was read from the file as it is and as it is asked for; the whole of it tells more than a part. */
  async #ofOpened({ grant, options }: PreviewRequest): Promise<Result<FilePreview> | null> {
    const opened = this.openedTable()
    if (opened === null || !(await isCurrent(opened, { grant, options }, this.files))) return null
    const preview = await opened.preview()
    return preview.ok ? preview : null
  }

  async #read(
    paths: readonly string[],
    { options, file = 0 }: PreviewRequest,
    signal: AbortSignal,
  ): Promise<Result<FilePreview>> {
    const path = paths[file] ?? paths[0]
    const { previewTable } = await import('../data/previewTable')
    const preview = await previewTable({
      path,
      name: basename(path),
      options,
      // An option of one of several files may mean nothing to the one that is shown.
      unfit: paths.length > 1 ? 'pass' : 'refuse',
      preview: this.#memory,
      workbooks: workbookThreads(this.files.workbookWorkerPath),
      signal,
    })
    this.#forgetLater()
    return preview
  }

  #rememberOn(): void {
    if (this.#idle !== null) clearTimeout(this.#idle)
  }

  #forgetLater(): void {
    this.#rememberOn()
    this.#idle = setTimeout(() => this.#memory.forget(), IDLE_MS)
    this.#idle.unref()
  }
}
