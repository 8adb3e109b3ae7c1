import { randomUUID } from 'node:crypto'
import type { OpenTableRequest, TableInfo } from '@shared/contract/openingApi'
import type { Step } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import { stepFailure } from '@shared/preparation/stepFailure'
import type { AppError } from '@shared/outcome/appError'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import type { DuckdbTable } from '../data/database/duckdbStore'
import type { FilePreview } from '../data/previewTable'
import type { OtherTable } from '../preparation/otherTable'
import type { OtherFile, OtherTables } from '../preparation/otherTables'
import type { Preparation } from '../preparation/prepareTable'

type FileRequest = Omit<OpenTableRequest, 'steps'>

/** A table as a loader has left it. */
interface LoadedFile {
  readonly table: DuckdbTable
  /** How long reading the file took. */
  readonly loadMs: number
  /** The tables of other files that steps join to it. */
  readonly others: OtherTables
}

/**
 * The open table, prepared by its steps, with its id. Short readers take turns on one connection; what reads whole columns goes beside
 * them, so that no page waits for it. It closes when those before have done.
 */
export class OpenedTable {
  readonly id = randomUUID()
  #last: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly file: LoadedFile,
    private readonly preparation: Preparation,
    private readonly request: OpenTableRequest,
  ) {}

  /** Takes the steps on a loaded table; it is closed with this one, or stays open where that fails. */
  static async of(
    file: LoadedFile,
    request: OpenTableRequest,
    signal?: AbortSignal,
  ): Promise<Result<OpenedTable>> {
    const { prepareTable } = await import('../preparation/prepareTable')
    const steps = request.steps ?? []
    const prepared = await prepareTable(file.table, steps, { others: file.others, signal })
    if (!prepared.ok) return prepared
    // Behind what is being read; nobody needs to wait for it.
    void file.others.keepFor(steps.filter((step) => step.kind === 'join'))
    return ok(new OpenedTable(file, prepared.value, request))
  }

  /** The same file prepared by other steps. One of the two must be closed, the other released. */
  prepareAnew(steps: readonly Step[], signal?: AbortSignal): Promise<Result<OpenedTable>> {
    return OpenedTable.of(this.file, { ...this.request, steps: [...steps] }, signal)
  }

  /** What other steps would do to the file. */
  async tryOut(steps: readonly Step[], signal?: AbortSignal): Promise<Result<readonly StepOutcome[]>> {
    const { tryOutSteps } = await import('../preparation/prepareTable')
    return tryOutSteps(this.file.table, steps, { others: this.file.others, signal })
  }

  /** Another file's table, for steps to join. */
  tableOf(file: OtherFile, signal?: AbortSignal): Promise<Result<OtherTable>> {
    return this.file.others.tableOf(file, signal)
  }

  get info(): TableInfo {
    const { table, outcomes } = this.preparation
    const { name, bytes, modified, rowCount, presentRows, columns, import: summary } = table
    const fileColumns = this.file.table.columns.map((column) => ({ name: column.name, type: column.type }))
    const rows = { rowCount, presentRows }
    return {
      tableId: this.id,
      ...{ name, bytes, modified, ...rows },
      columns,
      fileColumns,
      outcomes,
      otherFiles: this.#otherFiles(),
      import: summary,
    }
  }

  /** The files that its steps have joined, as they were read. */
  #otherFiles(): TableInfo['otherFiles'] {
    return this.steps.flatMap((step) => {
      const other = step.kind === 'join' && step.enabled ? this.file.others.known(step) : undefined
      if (step.kind !== 'join' || other === undefined) return []
      const { bytes, modified } = other
      return [{ grant: step.file, bytes, modified }]
    })
  }

  /** The table as the file has it, before any step. */
  get loaded(): Pick<DuckdbTable, 'import' | 'rowCount' | 'columns'> {
    return this.file.table
  }

  get loadMs(): number {
    return this.file.loadMs
  }

  /** The step that failed: what the table would be is not known. */
  get failure(): AppError | null {
    return stepFailure(this.preparation.outcomes)
  }

  get steps(): readonly Step[] {
    return this.request.steps ?? []
  }

  /** Whether it was read from this file in this way. */
  isOfFile({ grant, options }: FileRequest): boolean {
    return grant === this.request.grant && JSON.stringify(options) === JSON.stringify(this.request.options)
  }

  /** Whether it was also prepared by these steps. */
  isFrom(request: OpenTableRequest): boolean {
    return this.isOfFile(request) && JSON.stringify(request.steps ?? []) === JSON.stringify(this.steps)
  }

  /** The file as it was read, before its steps. */
  async preview(): Promise<Result<FilePreview>> {
    const { previewOf } = await import('../data/previewTable')
    return this.use(() => previewOf(this.file.table))
  }

  /** Reads from the table, after those who came before. */
  use<T>(read: (table: DuckdbTable) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => read(this.preparation.table))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Reads out of turn, on connections of its own; closing the table ends it. */
  beside<T>(read: (table: DuckdbTable) => Promise<T>): Promise<T> {
    return read(this.preparation.table)
  }

  /** Gives up what the steps made; the loaded table stays open for who has it. */
  release(): Promise<void> {
    return this.use(async (table) => {
      if (table !== this.file.table) await table.close()
    })
  }

  async close(): Promise<void> {
    await this.file.others.close()
    await this.release()
    await this.file.table.close()
  }
}
