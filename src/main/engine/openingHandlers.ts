import type { TableInfo } from '@shared/contract/openingApi'
import { fail, ok } from '@shared/outcome/result'
import type { EngineHandlers } from './engineHandlers'
import type { GrantedFiles } from './grantedFiles'
import { giveBackMemory } from './giveBackMemory'
import { grantedFirstRows } from './grantedFirstRows'
import { LatestTurn } from './latestTurn'
import type { OpenedTable } from './openedTable'
import { isCurrent, openGranted } from './openGranted'
import type { OpenWork } from './openWork'
import type { Previewer } from './previewer'

type OpeningHandlers = Pick<
  EngineHandlers,
  'openTable' | 'previewImport' | 'firstRows' | 'tryOutSteps' | 'readOther'
>

interface OpeningParts {
  readonly files: GrantedFiles
  readonly previewer: Previewer
  /** Lets go of what was made of the table that another one replaces. */
  readonly forget: () => Promise<void>
}

/** The table is answered first. */
function giveBackLater({ columns, rowCount }: TableInfo): void {
  setImmediate(() => giveBackMemory(columns.length * rowCount))
}

/** Opens files and looks into them; of two openings the later one counts. */
export function openingHandlers(
  work: OpenWork,
  { files, previewer, forget }: OpeningParts,
): OpeningHandlers & { readonly cancelOpening: () => void } {
  const turn = new LatestTurn()

  return {
    cancelOpening: () => turn.cancel(),

    async openTable(request, context = {}) {
      const signal = turn.begin(context)
      const base = work.table
      const isOpen = base !== null && (await isCurrent(base, request, files))
      const opened = isOpen
        ? await base.prepareAnew(request.steps ?? [], signal)
        : await openGranted(request, files, { ...context, signal })
      if (!opened.ok) return opened
      const letGo = (table: OpenedTable | null) => (isOpen ? table?.release() : table?.close())
      if (signal.aborted) {
        await letGo(opened.value)
        return fail({ code: 'cancelled' })
      }
      const before = work.table
      work.table = opened.value
      await forget()
      await letGo(before)
      if (before !== null && !isOpen) giveBackLater(before.info)
      return ok(opened.value.info)
    },

    previewImport: (request, context = {}) => previewer.preview(request, context),
    firstRows: (request, context = {}) => grantedFirstRows(request, files, context),
    tryOutSteps: ({ tableId, steps }, { signal } = {}) =>
      work.use(tableId, (opened) => opened.tryOut(steps, signal)),

    readOther: ({ tableId, grant, options }, { signal } = {}) =>
      work.use(tableId, async (opened) => {
        const other = await opened.tableOf({ file: grant, name: '', options }, signal)
        if (!other.ok) return other
        const { rows, columns, doubts } = other.value
        return ok({ rows, doubts, columns: columns.map(({ name, type }) => ({ name, type })) })
      }),
  }
}
