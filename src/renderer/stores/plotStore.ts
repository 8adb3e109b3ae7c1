import { computed, ref, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { EngineMethod, EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { ShownView } from '@shared/contract/fitAheadApi'
import type { OutlierSort } from '@shared/contract/outlierApi'
import type { FlagCounts } from '@shared/diagnostics/countFlags'
import type { AppError } from '@shared/outcome/appError'
import type { DiagnosticPlot, RefusedView } from '@shared/plots/diagnosticPlot'
import type { FitPlot, ResidualPlot } from '@shared/plots/plotModel'
import type { DiagnosticChoice } from '@shared/plots/diagnosticChoice'
import { engine } from '../engine/engine'
import { awaitFlags } from './awaitedFlags'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { useNoticeStore } from './noticeStore'
import { useSelectionStore } from './selectionStore'
import { useTableStore } from './tableStore'

const FLAGGED_LIMIT = 10_000
/** Rows that the table of outliers lists. */
const OUTLIER_LIMIT = 200
/** Rows whose names are fetched for labels. */
const NAMED_ROWS = 200
/** Cells that may be fetched for names alone. */
const MAX_CELLS = 100_000

type ReplyValue<M extends EngineMethod> = Extract<EngineReply<M>, { readonly ok: true }>['value']

/** These follow from a fit that was replaced in the meantime: the newer one asks again. */
const passing: readonly AppError['code'][] = ['cancelled', 'fit-outdated', 'table-closed', 'engine-stopped']

type Drawn = FitPlot | ResidualPlot | DiagnosticPlot | RefusedView | null

const noDrawnRows = new Int32Array(0)
const rowsIn = (plot: Drawn): Int32Array => (plot && plot.kind !== 'refused' ? plot.points.rows : noDrawnRows)
const isThinned = (plot: Drawn): boolean =>
  plot !== null && plot.kind !== 'refused' && plot.points.thinning !== null

/** What the charts draw: asked of the engine when the fit, the threshold or an axis changes, and only what is on show. */
export const usePlotStore = defineStore('plot', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()
  const selection = useSelectionStore()
  const tables = useTableStore()

  /** Grows when flags that were awaited have come. */
  const completed = ref(0)

  /** What is asked of the fit, view by view. */
  const views: (() => ShownView | null)[] = []

  const follow = <M extends ShownView['method']>(
    method: M,
    argument: ComputedRef<EngineRequest<M> | null>,
  ): ShallowRef<ReplyValue<M> | null> => {
    const shown = (): ShownView | null => argument.value && ({ method, request: argument.value } as ShownView)
    views.push(shown)
    const answer = shallowRef<ReplyValue<M> | null>(null)
    let controller: AbortController | null = null
    watch(
      () => [JSON.stringify(argument.value), completed.value].join(' '),
      async () => {
        controller?.abort()
        const [asked, view] = [argument.value, shown()]
        if (!asked || !view) {
          if (!fits.fitId) answer.value = null
          return
        }
        const current = new AbortController()
        controller = current
        // What came with the fit is drawn with it, in the same frame.
        const result =
          fits.takeDrawn(view) ?? (await engine.request(method, asked, { signal: current.signal }))
        if (controller !== current) return
        if (result.ok) answer.value = result.value as ReplyValue<M>
        else if (!passing.includes(result.error.code)) notices.showError(result.error)
      },
      { immediate: true },
    )
    return answer
  }

  const common = computed(() =>
    fits.fitId
      ? {
          fitId: fits.fitId,
          outlierThreshold: documents.document.outlierThreshold,
          flagRules: documents.document.flagRules,
        }
      : null,
  )
  /** The row picked, where a chart does not draw it already: of many rows charts draw a few. */
  const pickedRow = ref<number | null>(null)
  const drawing = computed(() => (common.value ? { ...common.value, row: pickedRow.value } : null))
  const view = computed(() => documents.document.view)
  const on = (...tabs: readonly string[]): boolean => tabs.includes(view.value.tab)

  const fitPlot = follow(
    'fitPlot',
    computed(() => (drawing.value && on('fit') ? { ...drawing.value, xAxis: view.value.xAxis } : null)),
  )
  const residualPlot = follow(
    'residualPlot',
    computed(() =>
      drawing.value && on('fit') ? { ...drawing.value, residual: view.value.residual, xAxis: null } : null,
    ),
  )
  /** What one of the places for views of residuals shows; a column that is there no more gives way to the fitted values. */
  const choiceAt = (place: 0 | 1): DiagnosticChoice => {
    const { residual, panes } = view.value
    const { axis, ...pane } = panes[place]
    const isThere = axis.kind !== 'column' || tables.columns.some(({ name }) => name === axis.name)
    return { ...pane, residual, axis: isThere ? axis : { kind: 'fitted' } }
  }
  const diagnosticAt = (place: 0 | 1) =>
    follow(
      'diagnosticPlot',
      computed(() =>
        drawing.value && on('residuals') ? { ...drawing.value, choice: choiceAt(place) } : null,
      ),
    )
  const leftDiagnostic = diagnosticAt(0)
  const rightDiagnostic = diagnosticAt(1)
  const flagged = follow(
    'flaggedRows',
    computed(() => (common.value ? { ...common.value, limit: FLAGGED_LIMIT } : null)),
  )

  const awaited = awaitFlags({
    asked: computed(() => common.value && { fitId: common.value.fitId, flagRules: common.value.flagRules }),
    flagged,
    onError: notices.showError,
  })
  watch(awaited.completed, (count) => (completed.value = count), { flush: 'sync' })

  const outlierSort = shallowRef<OutlierSort>({ by: 'studentized', index: 0, direction: 'descending' })
  const outliers = follow(
    'outlierTable',
    computed(() =>
      common.value && on('residuals')
        ? { ...common.value, sort: outlierSort.value, limit: OUTLIER_LIMIT }
        : null,
    ),
  )

  /** How many rows each rule flags under the threshold in force. */
  const flagCounts = computed<FlagCounts | null>(() => flagged.value?.counts ?? null)

  const flagsOfRow = computed(() => new Map((flagged.value?.rows ?? []).map((row) => [row.row, row.flags])))

  watch(
    [flagged, () => view.value.idColumn],
    () => void tables.fetchRows((flagged.value?.rows ?? []).slice(0, NAMED_ROWS).map((row) => row.row)),
  )
  watch(outliers, (table) => {
    if (table && view.value.idColumn !== null) void tables.fetchRows(table.rows.map(({ row }) => row))
  })

  /** Names for the rows of a picture that is small enough, for its table. */
  watch(
    [fitPlot, residualPlot, leftDiagnostic, () => view.value.idColumn],
    ([fit, residual, left, idColumn]) => {
      const rows = [fit, residual, left].map(rowsIn).find((drawn) => drawn.length > 0)
      if (!rows || idColumn === null) return
      const affordable = Math.floor(MAX_CELLS / Math.max(1, tables.columns.length))
      void tables.fetchRows(Array.from(rows.subarray(0, Math.min(1000, affordable))))
    },
  )

  const drawn = [fitPlot, residualPlot, leftDiagnostic, rightDiagnostic]
  watch([() => selection.selectedRow, ...drawn], () => {
    const row = selection.selectedRow
    const lacks = drawn.some(
      ({ value: plot }) => row !== null && isThinned(plot) && !rowsIn(plot).includes(row),
    )
    if (lacks) pickedRow.value = row
  })

  watch(
    () => selection.hoveredRow,
    (row) => {
      if (row !== null) void tables.fetchRows([row])
    },
  )

  /** Names of the rows that are known, flagged rows first and worst first: charts write those beside their points. */
  const labels = computed<ReadonlyMap<number, string>>(() => {
    const flaggedRows = (flagged.value?.rows ?? []).slice(0, NAMED_ROWS)
    const names = new Map(flaggedRows.map(({ row }) => [row, tables.rowNames.get(row) ?? String(row)]))
    for (const [row, name] of tables.rowNames) if (!names.has(row)) names.set(row, name)
    return names
  })
  /** The flagged rows by name, worst first. */
  const flaggedNames = computed(() =>
    (flagged.value?.rows ?? []).slice(0, NAMED_ROWS).map(({ row }) => labels.value.get(row) ?? String(row)),
  )

  return {
    /** What is on show of the fit, to be asked of another fit. */
    viewsShown: (): readonly ShownView[] => views.flatMap((view) => view() ?? []),
    fitPlot,
    residualPlot,
    leftDiagnostic,
    rightDiagnostic,
    choiceAt,
    flagged,
    /** The rules that flag nothing yet, and the work that they wait for. */
    awaitedFlags: awaited.awaited,
    awaitedShare: awaited.share,
    awaitingStopped: awaited.stopped,
    stopAwaited: awaited.stop,
    resumeAwaited: awaited.resume,
    outliers,
    /** By what the table of outliers is sorted. */
    outlierSort,
    flagCounts,
    flagsOfRow,
    labels,
    flaggedNames,
  }
})
