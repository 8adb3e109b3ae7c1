import { shallowRef, toRaw } from 'vue'
import type { Language } from '../locales/messages'
import { useDocumentStore } from '../stores/documentStore'
import { useNoticeStore } from '../stores/noticeStore'
import { useSettingsStore } from '../stores/settingsStore'

/** Writes the report where the user says, in the language of the window. */
export const useReportExport = () => {
  const documents = useDocumentStore()
  const settings = useSettingsStore()
  const notices = useNoticeStore()
  const exporting = shallowRef(false)

  const exportReport = async (format: 'html' | 'pdf'): Promise<void> => {
    if (exporting.value) return
    exporting.value = true
    const { main } = window.leastwise
    const language: Language = settings.language
    const result = await main.exportReport({ format, language, document: toRaw(documents.document) })
    exporting.value = false
    if (!result.ok) return notices.showError(result.error)
    if (!result.value) return
    const path = result.value.savedTo
    notices.show({
      tone: 'info',
      content: { kind: 'text', key: 'notices.saved', parameters: { path } },
      action: { label: 'notices.reveal', run: () => void main.revealFile({ path }) },
    })
  }

  return { exporting, exportReport }
}
