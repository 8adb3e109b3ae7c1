import { onBeforeUnmount, onMounted } from 'vue'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'
import { pastedText, type PastedContent } from '../format/pastedText'

/** Where text is being written, or a dialog is open, pasting is meant for that. */
const isMeantForField = ({ target }: ClipboardEvent): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null

/** Takes cells pasted anywhere on the window but in a text field; answers what the paste button does. */
export const usePaste = (take: (file: Result<FileGrant>) => void): (() => Promise<void>) => {
  const { main } = window.leastwise

  const keep = async (content: PastedContent): Promise<void> =>
    take(await main.keepPasted({ text: pastedText(content) }))

  const receive = (event: ClipboardEvent): void => {
    const { clipboardData } = event
    if (event.defaultPrevented || isMeantForField(event) || clipboardData === null) return
    event.preventDefault()
    void keep({ text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') })
  }

  onMounted(() => window.addEventListener('paste', receive))
  onBeforeUnmount(() => window.removeEventListener('paste', receive))

  return async () => void (await main.paste({}))
}
