import { shallowRef, toRaw } from 'vue'
import type { ReportFormat } from '@shared/report/reportFormats'
import type { Language } from '../locales/messages'
import { useDocumentStore } from '../stores/documentStore'
import { useReportStore } from '../stores/reportStore'
import { useSettingsStore } from '../stores/settingsStore'
import { useReportFigures } from './useReportFigures'
import { useSavedNotice } from './useSavedNotice'

/** Writes the report where the user says, in the language of the window. */
export const useReportExport = () => {
  const documents = useDocumentStore()
  const reports = useReportStore()
  const settings = useSettingsStore()
  const tellSaved = useSavedNotice()
  const figures = useReportFigures()
  const exporting = shallowRef(false)

  const exportReport = async (format: ReportFormat): Promise<void> => {
    if (exporting.value) return
    exporting.value = true
    const goesOn = await reports.completeFlags()
    if (goesOn) await write(format)
    exporting.value = false
  }

  const write = async (format: ReportFormat): Promise<void> => {
    const { main } = window.leastwise
    const language: Language = settings.language
    const document = toRaw(documents.document)
    const pictures = format === 'docx' ? await figures.pictures() : undefined
    const result = await main.exportReport({ format, language, document, pictures })
    tellSaved(result)
  }

  return { exporting, exportReport }
}
