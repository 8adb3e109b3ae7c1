import { useNoticeStore } from '../stores/noticeStore'

/** Saves a chart's picture where the user says, and tells where it went. */
export const useChartSaving = () => {
  const notices = useNoticeStore()
  return async (picture: {
    readonly suggestedName: string
    readonly png: Uint8Array<ArrayBuffer>
  }): Promise<void> => {
    const { main } = window.leastwise
    const result = await main.saveImage(picture)
    if (!result.ok) return notices.showError(result.error)
    if (!result.value) return
    const path = result.value.savedTo
    notices.show({
      tone: 'info',
      content: { kind: 'text', key: 'notices.saved', parameters: { path } },
      action: { label: 'notices.reveal', run: () => void main.revealFile({ path }) },
    })
  }
}
