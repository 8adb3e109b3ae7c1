import { basename } from 'node:path'
import type { ImportPreview, PreviewRequest } from '@shared/contract/engineApi'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { PreviewMemory } from '../data/previewMemory'
import type { FitContext } from './fitThread'
import type { GrantedFiles } from './grantedFiles'
import { turnOf } from './turn'
import { workbookThreads } from './workbookThreads'

/** A parsed workbook is large: once nobody has looked at a preview for so long, it is forgotten. */
const IDLE_MS = 60_000

/** Shows how files would be read; the next preview cancels the one before. */
export class Previewer {
  readonly #memory = new PreviewMemory()
  #running: AbortController | null = null
  #idle: NodeJS.Timeout | null = null

  constructor(private readonly files: GrantedFiles) {}

  async preview(request: PreviewRequest, context: FitContext): Promise<Result<ImportPreview>> {
    this.stop()
    const turn = turnOf(context)
    this.#running = turn
    const paths = await this.files.grants.pathsOf(request.grant)
    if (paths === null) return fail({ code: 'not-granted' })
    // Of several files the first shows how they are read.
    const [path] = paths
    const { previewTable } = await import('../data/previewTable')
    const preview = await previewTable({
      path,
      name: basename(path),
      options: request.options,
      preview: this.#memory,
      workbooks: workbookThreads(this.files.workbookWorkerPath),
      signal: turn.signal,
    })
    this.#forgetLater()
    return turn.signal.aborted ? fail({ code: 'cancelled' }) : preview
  }

  stop(): void {
    this.#running?.abort()
    if (this.#idle !== null) clearTimeout(this.#idle)
  }

  #forgetLater(): void {
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#memory.forget(), IDLE_MS)
    this.#idle.unref()
  }
}
