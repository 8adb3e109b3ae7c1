import { computed, ref, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { EngineMethod, EngineReply, EngineRequest } from '@shared/contract/engineApi'
import type { FlagCounts } from '@shared/diagnostics/countFlags'
import type { AppError } from '@shared/outcome/appError'
import { engine } from '../engine/engine'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { useNoticeStore } from './noticeStore'
import { useSelectionStore } from './selectionStore'
import { useTableStore } from './tableStore'

const FLAGGED_LIMIT = 10_000
/** Rows whose names are fetched for labels. */
const NAMED_ROWS = 200
/** Cells that may be fetched for names alone. */
const MAX_CELLS = 100_000

type ReplyValue<M extends EngineMethod> = Extract<EngineReply<M>, { readonly ok: true }>['value']

/** These follow from a fit that was replaced in the meantime: the newer one asks again. */
const passing: readonly AppError['code'][] = ['cancelled', 'fit-outdated', 'table-closed', 'engine-stopped']

/** What the charts draw: asked of the engine when the fit, the threshold or an axis changes, and only what is on show. */
export const usePlotStore = defineStore('plot', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()
  const selection = useSelectionStore()
  const tables = useTableStore()

  const follow = <M extends EngineMethod>(
    method: M,
    argument: ComputedRef<EngineRequest<M> | null>,
  ): ShallowRef<ReplyValue<M> | null> => {
    const answer = shallowRef<ReplyValue<M> | null>(null)
    let controller: AbortController | null = null
    watch(
      () => JSON.stringify(argument.value),
      async () => {
        controller?.abort()
        const asked = argument.value
        if (!asked) {
          if (!fits.fitId) answer.value = null
          return
        }
        const current = new AbortController()
        controller = current
        const result = await engine.request(method, asked, { signal: current.signal })
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
      drawing.value && on('fit', 'residuals')
        ? { ...drawing.value, residual: view.value.residual, xAxis: null }
        : null,
    ),
  )
  const quantilePlot = follow(
    'quantilePlot',
    computed(() => (drawing.value && on('residuals') ? drawing.value : null)),
  )
  const flagged = follow(
    'flaggedRows',
    computed(() => (common.value ? { ...common.value, limit: FLAGGED_LIMIT } : null)),
  )

  /** How many rows each rule flags under the threshold in force. */
  const flagCounts = computed<FlagCounts | null>(() => flagged.value?.counts ?? null)

  const flagsOfRow = computed(() => new Map((flagged.value?.rows ?? []).map((row) => [row.row, row.flags])))

  watch(
    [flagged, () => view.value.idColumn],
    () => void tables.fetchRows((flagged.value?.rows ?? []).slice(0, NAMED_ROWS).map((row) => row.row)),
  )

  /** Names for the rows of a picture that is small enough, for its table. */
  watch([fitPlot, residualPlot, () => view.value.idColumn], ([fit, residual, idColumn]) => {
    const rows = fit?.points.rows ?? residual?.points.rows
    if (!rows || idColumn === null) return
    const affordable = Math.floor(MAX_CELLS / Math.max(1, tables.columns.length))
    void tables.fetchRows(Array.from(rows.subarray(0, Math.min(1000, affordable))))
  })

  watch([() => selection.selectedRow, fitPlot, residualPlot, quantilePlot], ([row, ...plots]) => {
    const lacks = plots.some(
      (plot) => row !== null && plot?.points.thinning && !plot.points.rows.includes(row),
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

  return { fitPlot, residualPlot, quantilePlot, flagged, flagCounts, flagsOfRow, labels, flaggedNames }
})
