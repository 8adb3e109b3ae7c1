import { computed, shallowRef, watch } from 'vue'
import { defineStore } from 'pinia'
import type { PreviewReportRequest, ReportPreview } from '@shared/contract/reportApi'
import type { AppError } from '@shared/outcome/appError'
import type { ReportComposition, ReportPart } from '@shared/report/composition'
import { placedParts } from '@shared/report/placedParts'
import { engine } from '../engine/engine'
import { useText } from '../locales/messages'
import { useDocumentStore } from './documentStore'
import { useFitStore } from './fitStore'
import { latestRequest } from './latestRequest'
import { useSettingsStore } from './settingsStore'
import { useTableStore } from './tableStore'

/** What a word takes to type: until then the report is not made anew. */
const PAUSE_MS = 120

/** These follow from a fit that was replaced in the meantime: the newer one asks again. */
const passing: readonly AppError['code'][] = ['fit-outdated', 'engine-stopped', 'table-closed', 'cancelled']

/** The report as its author composes it, and how it looks while its tab is on show. */
export const useReportStore = defineStore('report', () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const settings = useSettingsStore()
  const tables = useTableStore()
  const { text } = useText()
  const previews = latestRequest('previewReport')
  const flags = latestRequest('completeFlags')

  const preview = shallowRef<ReportPreview | null>(null)
  const error = shallowRef<AppError | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  const composition = computed(() => documents.document.report)
  const parts = computed(() => placedParts(composition.value.parts))

  const possible = computed<PreviewReportRequest | null>(() => {
    if (!tables.info || !fits.fitId || fits.stale) return null
    const { tableId } = tables.info
    return { tableId, fitId: fits.fitId, language: settings.language, document: documents.document }
  })
  const wanted = computed(() => (documents.document.view.tab === 'report' ? possible.value : null))

  const ask = async (): Promise<void> => {
    if (!wanted.value) return
    await previews.ask(wanted.value, (reply) => {
      if (reply.ok) preview.value = reply.value
      if (reply.ok || !passing.includes(reply.error.code)) error.value = reply.ok ? null : reply.error
    })
  }

  /**
   * Has what the rules of flagging wait for figured before the report is written, where it can be seen and cancelled; false where it was.
   * What else may be wrong is said by whoever writes the report.
   */
  const completeFlags = async (): Promise<boolean> => {
    const { fitId } = fits
    if (!fitId || fits.stale) return true
    let goesOn = true
    await flags.ask({ fitId, flagRules: documents.document.flagRules }, (reply) => {
      goesOn = reply.ok || reply.error.code !== 'cancelled' || fits.fitId !== fitId
    })
    return goesOn
  }

  watch(
    wanted,
    (request, before) => {
      clearTimeout(timer)
      if (!request) return previews.drop()
      timer = setTimeout(() => void ask(), before ? PAUSE_MS : 0)
    },
    { immediate: true },
  )
  watch(
    () => documents.document.source?.grant,
    () => (preview.value = null),
  )

  const place = (
    name: 'moveReportPart' | 'switchReportPart' | 'changeReportComment' | 'restoreReportParts',
    placed: ReportComposition['parts'],
    control: string | null = null,
  ): void => documents.setReport(name, { parts: placed }, control)

  const replaced = (
    id: ReportPart,
    change: Partial<(typeof parts.value)[number]>,
  ): ReportComposition['parts'] => parts.value.map((part) => (part.id === id ? { ...part, ...change } : part))

  return {
    composition,
    parts,
    preview,
    error,
    slow: previews.slow,
    completeFlags,
    /** How far that is; null where it takes no time. */
    completing: flags.slow,
    cancelCompleting: flags.cancel,
    /** The title where the author gives none. */
    usualTitle: computed(() => text('report.title', { response: fits.result?.response ?? '' })),
    isArranged: computed(() => composition.value.parts.length > 0),
    isEmpty: (id: ReportPart): boolean => preview.value?.empty.includes(id) ?? false,
    change: (change: Partial<Omit<ReportComposition, 'parts'>>, control: string): void =>
      documents.setReport('changeReportStyle', change, control),
    switchPart: (id: ReportPart): void => {
      const shown = parts.value.find((part) => part.id === id)?.shown ?? true
      place('switchReportPart', replaced(id, { shown: !shown }))
    },
    setComment: (id: ReportPart, comment: string): void =>
      place('changeReportComment', replaced(id, { comment }), id),
    move: (from: number, to: number): void => {
      if (from === to || to < 0 || to >= parts.value.length) return
      const others = parts.value.filter((_, index) => index !== from)
      place('moveReportPart', [...others.slice(0, to), parts.value[from], ...others.slice(to)])
    },
    /** The report as it is at this moment, whatever tab is on show; null where it cannot be made. */
    makeNow: async (): Promise<ReportPreview | null> => {
      if (!possible.value) return null
      const reply = await engine.request('previewReport', possible.value)
      return reply.ok ? reply.value : null
    },
    /** Every part, in the usual order; comments stay. */
    restoreParts: (): void =>
      place(
        'restoreReportParts',
        placedParts([]).map((part) => ({
          ...part,
          comment: parts.value.find(({ id }) => id === part.id)?.comment ?? '',
        })),
      ),
  }
})
