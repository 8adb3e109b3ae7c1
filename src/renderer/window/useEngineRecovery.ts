import { watch } from 'vue'
import { engine } from '../engine/engine'
import { useDocumentStore } from '../stores/documentStore'
import { useFitStore } from '../stores/fitStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useTableStore } from '../stores/tableStore'

/**
 * What happens when the engine has died: everything under way fails, the data is read again from its file once a new engine is
 * there, and the model is fitted again, unless it was a fit that brought the engine down: then only when the user says so.
 */
export const useEngineRecovery = () => {
  const documents = useDocumentStore()
  const fits = useFitStore()
  const notices = useNoticeStore()
  const tables = useTableStore()

  const stopped = (reason: string): void => {
    if (fits.running) fits.holdBack()
    // Reading the document's own file brought the engine down: doing it again at once would do so again.
    const source = documents.document.source
    const isFatal = source !== null && tables.loading?.grant === source.grant
    engine.disconnect(reason)
    if (isFatal) {
      return notices.show({
        tone: 'warning',
        content: { kind: 'text', key: 'importing.unfinished', parameters: { name: source.name } },
        action: { label: 'importing.openAnyway', run: () => void tables.reload() },
      })
    }
    notices.show({
      tone: 'error',
      content: { kind: 'error', error: { code: 'engine-stopped', reason } },
      ...(fits.needsRun ? { action: { label: 'model.fitAgain', run: () => void fits.run() } } : {}),
    })
    // The new engine knows nothing: the request waits for its port.
    void tables.reload()
  }

  watch(
    () => fits.error,
    (error) => {
      const lifecycle = ['out-of-memory', 'internal', 'message-invalid']
      if (error && lifecycle.includes(error.code)) notices.showError(error)
    },
  )

  return { stopped }
}
