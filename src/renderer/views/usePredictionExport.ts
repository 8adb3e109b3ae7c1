import { shallowRef, toRaw } from 'vue'
import { useText } from '../locales/messages'
import { usePredictionStore } from '../stores/predictionStore'
import { useTableStore } from '../stores/tableStore'
import { useSavedNotice } from '../window/useSavedNotice'

/** Writes the predictions on show, all of them, where the user says. */
export const usePredictionExport = () => {
  const { text } = useText()
  const predictions = usePredictionStore()
  const tables = useTableStore()
  const tellSaved = useSavedNotice()
  const exporting = shallowRef(false)

  const exportPredictions = async (): Promise<void> => {
    const request = toRaw(predictions.request)
    if (!request || exporting.value) return
    exporting.value = true
    const source = (predictions.origin === 'file' ? predictions.file?.name : tables.info?.name) ?? ''
    const name = source.replace(/\.[^.]*$/, '')
    const suggestedName = text('predict.fileName', { name })
    const result = await window.leastwise.main.exportPredictions({ ...request, suggestedName })
    exporting.value = false
    tellSaved(result)
  }

  return { exporting, exportPredictions }
}
