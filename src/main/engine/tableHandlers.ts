import type { ColumnFigures } from '@shared/contract/tableApi'
import type { ColumnSummary } from '@shared/table/column'
import { fail, ok } from '@shared/outcome/result'
import { copyRows } from './copyRows'
import { copySelected } from './copySelected'
import type { EngineHandlers } from './engineHandlers'
import { exportRows } from './exportRows'
import type { FitThread } from './fitThread'
import type { GrantBook } from './grantBook'
import type { OpenWork } from './openWork'

type TableHandlers = Pick<
  EngineHandlers,
  | 'readPage'
  | 'readRows'
  | 'rowPlace'
  | 'findText'
  | 'copyRows'
  | 'rowsOfView'
  | 'copySelected'
  | 'exportRows'
  | 'columnFigures'
  | 'columnLevels'
  | 'readProblems'
>

const figuresOf = (columns: readonly ColumnSummary[], column: number): ColumnFigures => {
  const { distinct, distinctEstimated, histogram, min, max } = columns[column]
  return { column, distinct, distinctEstimated, histogram, min, max }
}

/** What is asked of the open table as it is shown. */
export const tableHandlers = (
  work: OpenWork,
  { fits, targets }: { readonly fits: FitThread; readonly targets?: GrantBook },
): TableHandlers => ({
  readPage: ({ tableId, ...page }, { signal } = {}) =>
    work.use(tableId, (opened) => opened.use((table) => table.page(page, signal))),
  readRows: ({ tableId, rows }) => work.use(tableId, (opened) => opened.use((table) => table.rows(rows))),

  async rowPlace({ tableId, row, ...view }) {
    const place = await work.use(tableId, (opened) => opened.use((table) => table.placeOf(row, view)))
    return place.ok ? ok({ place: place.value }) : place
  },

  // Out of turn: pages are not to wait for a search, nor for the figures.
  findText: ({ tableId, ...searched }, { signal } = {}) =>
    work.use(tableId, (opened) => opened.beside((table) => table.findText(searched, signal))),

  columnFigures: ({ tableId, columns }, { signal } = {}) =>
    work.use(tableId, (opened) =>
      opened.beside(async (table) => {
        const figured = await table.someFigures(columns, signal)
        return figured.ok ? ok(figured.value.map((place) => figuresOf(table.columns, place))) : figured
      }),
    ),

  copyRows: ({ tableId, ...request }, context = {}) =>
    work.use(tableId, (opened) => copyRows(request, opened, context)),
  copySelected: ({ tableId, ...request }, context = {}) =>
    work.use(tableId, (opened) => copySelected(request, opened, context)),
  rowsOfView: ({ tableId, ranges, ...view }) =>
    work.use(tableId, (opened) => opened.use((table) => table.rowsOfView(view, ranges))),

  async exportRows({ tableId, target, ...request }, context = {}) {
    const [path] = (await targets?.pathsOf(target)) ?? []
    if (path === undefined) return fail({ code: 'not-granted' })
    const { weightsOf } = request
    const askWeights =
      weightsOf === undefined
        ? undefined
        : (rows: Int32Array) => fits.ask(weightsOf, 'robustnessWeights', { rows })
    return work.use(tableId, (opened) => exportRows(request, { ...context, opened, path, askWeights }))
  },

  columnLevels: ({ tableId, column, limit }) =>
    work.use(tableId, (opened) => opened.use((table) => table.levels(column, limit))),
  readProblems: ({ tableId, ...request }) =>
    work.use(tableId, (opened) => opened.use((table) => table.problems(request))),
})
