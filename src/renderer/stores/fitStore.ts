import { computed, nextTick, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { DrawnView, ShownView } from '@shared/contract/fitAheadApi'
import type { FitReply, FitRequest } from '@shared/contract/fitApi'
import type { Progress } from '@shared/contract/wire'
import type { AnalysisDocument, ModelSpec } from '@shared/document/analysisDocument'
import { excludedRowsKey, excludedRowsOf } from '@shared/document/exclusions'
import { newLevels } from '@shared/formula/newLevels'
import type { AppError } from '@shared/outcome/appError'
import type { RowSet } from '@shared/table/rowSet'
import { engine } from '../engine/engine'
import { useDocumentStore } from './documentStore'
import { useNoticeStore } from './noticeStore'
import { useTableStore } from './tableStore'

/** A fit made in this session, for comparison and for going back to its model. */
export interface SessionFit {
  readonly key: string
  readonly model: ModelSpec
  readonly reply: FitReply
}

const DEBOUNCE_MS = 30
/** After so long a change comes by itself, such as an exclusion, and not as one of a drag or of a hurried hand: it need not wait. */
const QUIET_MS = 250
const SLOW_MS = 500

/** What a fit is of: two of the same key are one. */
const modelKey = ({ model, filter, exclusions, steps }: AnalysisDocument): string =>
  JSON.stringify([model, filter, excludedRowsKey(exclusions), steps])

/** The fit of the document's model: made anew, shortly after any change of data or model. */
export const useFitStore = defineStore('fit', () => {
  const documents = useDocumentStore()
  const notices = useNoticeStore()
  const tables = useTableStore()

  const reply = shallowRef<FitReply | null>(null)
  const fittedKey = shallowRef<string | null>(null)
  const error = shallowRef<AppError | null>(null)
  const running = shallowRef(false)
  const slow = shallowRef(false)
  const progress = shallowRef<Progress | null>(null)
  /** The fit waits for the user to say so: it was cancelled, or the engine stopped in the middle of it. */
  const needsRun = shallowRef(false)
  const sessionFits = shallowRef<readonly SessionFit[]>([])
  /** Views that came with the fit on show, for those who would ask for them. */
  let drawnViews: readonly DrawnView[] = []
  let controller: AbortController | null = null
  /** The fit was given up for another table, not by the user: on that table it is tried again. */
  let superseded = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let changedAt = -Infinity
  let slowTimer: ReturnType<typeof setTimeout> | undefined

  /** Asks for the document's model without these rows. */
  const requestWithout = (rows: RowSet): FitRequest | null => {
    const { model, filter, outlierThreshold } = documents.document
    const table = tables.info
    if (!table || !tables.inStep || model.formula.trim() === '') return null
    return { tableId: table.tableId, model, filter, excludedRows: rows, outlierThreshold }
  }
  const request = computed(() => requestWithout(excludedRowsOf(documents.document.exclusions)))
  const keyOfModel = (key: string): string => key.slice(key.indexOf(' ') + 1)
  /** What the fit depends on; the outlier threshold is none of it. */
  const wantedKey = computed(() =>
    request.value ? `${request.value.tableId} ${modelKey(documents.document)}` : null,
  )

  const finish = (): void => {
    controller = null
    running.value = false
    slow.value = false
    progress.value = null
    clearTimeout(slowTimer)
  }

  /** Says which levels the same model had not on the data as it was before it was read anew. */
  const tellNewLevels = (key: string, { levels }: FitReply): void => {
    const before = sessionFits.value.find((fit) => fit.key === key)
    const warnings = before === undefined ? [] : newLevels(before.reply.levels, levels)
    if (warnings.length > 0) notices.show({ tone: 'warning', content: { kind: 'warnings', warnings } })
  }

  const remember = (asked: FitRequest, key: string, answer: FitReply): void => {
    const others = sessionFits.value.filter((fit) => fit.key !== key)
    sessionFits.value = [...others, { key, model: asked.model, reply: answer }]
  }

  const start = (): AbortController => {
    needsRun.value = false
    superseded = false
    controller?.abort()
    clearTimeout(slowTimer)
    const current = new AbortController()
    controller = current
    running.value = true
    slow.value = false
    slowTimer = setTimeout(() => (slow.value = running.value), SLOW_MS)
    return current
  }

  const fail = (reason: AppError, { signal }: AbortController): void => {
    error.value = reason
    if (reason.code === 'cancelled' || reason.code === 'engine-stopped') needsRun.value = true
    superseded = reason.code === 'cancelled' && !signal.aborted
  }

  /** Fits now. */
  const run = async (): Promise<void> => {
    clearTimeout(timer)
    const asked = request.value
    const key = wantedKey.value
    if (!asked || !key) return
    const current = start()
    const result = await engine.request('fit', asked, {
      signal: current.signal,
      onProgress: (step) => {
        if (controller === current) progress.value = step
      },
    })
    if (controller !== current) return
    finish()
    if (result.ok) {
      const { views = [], ...answer } = result.value
      drawnViews = views
      // Who asks later is answered by the engine, as it stands then.
      void nextTick(() => (drawnViews = []))
      reply.value = answer
      fittedKey.value = key
      error.value = null
      tellNewLevels(keyOfModel(key), answer)
      remember(asked, keyOfModel(key), answer)
    } else fail(result.error, current)
  }

  const giveUp = (): void => {
    controller?.abort()
    finish()
  }

  const clear = (): void => {
    giveUp()
    reply.value = null
    fittedKey.value = null
    error.value = null
  }

  watch(
    () => documents.document.source?.grant,
    () => {
      clear()
      needsRun.value = false
      sessionFits.value = []
    },
    { flush: 'sync' },
  )

  /** The table is being prepared otherwise: until it is, or that is cancelled, the fit on show stays. */
  const waitsForTable = (): boolean =>
    tables.info !== null && !tables.inStep && documents.document.model.formula.trim() !== ''

  watch(wantedKey, (key, before) => {
    clearTimeout(timer)
    if (key === null) return waitsForTable() ? giveUp() : clear()
    if (before === null && key === fittedKey.value) return
    const sameModel = before !== null && keyOfModel(key) === keyOfModel(before)
    if (needsRun.value && sameModel && !superseded) return
    const quiet = performance.now() - changedAt > QUIET_MS
    changedAt = performance.now()
    if (quiet) void run()
    else timer = setTimeout(() => void run(), DEBOUNCE_MS)
  })

  return {
    reply,
    error,
    needsRun,
    running,
    slow,
    progress,
    sessionFits,
    result: computed(() => reply.value?.result ?? null),
    fitId: computed(() => reply.value?.fitId ?? null),
    /** The figures on show belong to an earlier model than the one asked for. */
    stale: computed(() => reply.value !== null && fittedKey.value !== wantedKey.value),
    currentKey: computed(() => (request.value ? modelKey(documents.document) : null)),
    run,
    requestWithout,
    /** The answer that came with the fit; it is given once. */
    takeDrawn: ({ method, request: of }: ShownView): DrawnView['reply'] | null => {
      const key = JSON.stringify(of)
      const found = drawnViews.find((view) => view.method === method && JSON.stringify(view.request) === key)
      drawnViews = drawnViews.filter((view) => view !== found)
      return found?.reply ?? null
    },
    /** The engine stopped while this model was being fitted: it is not tried again by itself. */
    holdBack: (): void => void (needsRun.value = true),
    cancel: (): void => controller?.abort(),
  }
})
