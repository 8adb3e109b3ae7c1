import type { Result } from '@shared/outcome/result'
import { useNoticeStore } from '../stores/noticeStore'

/** Tells where a file went, with a way to it, or why it could not be saved; nothing when the user thought better of it. */
export const useSavedNotice = () => {
  const notices = useNoticeStore()
  return (result: Result<{ readonly savedTo: string } | null>): void => {
    if (!result.ok) return notices.showError(result.error)
    if (!result.value) return
    const path = result.value.savedTo
    notices.show({
      tone: 'info',
      content: { kind: 'text', key: 'notices.saved', parameters: { path } },
      action: { label: 'notices.reveal', run: () => void window.leastwise.main.revealFile({ path }) },
    })
  }
}
