import { computed } from 'vue'
import { storeToRefs } from 'pinia'
import { doubtMessage } from '@shared/texts/doubtMessage'
import { errorMessage } from '@shared/texts/errorMessage'
import { warningMessage } from '@shared/texts/warningMessage'
import { useText } from '../locales/messages'
import { useNoticeStore } from '../stores/noticeStore'

/** The notice on show in the words of the window's language, and what its button does. */
export const useShownNotice = () => {
  const notices = useNoticeStore()
  const { notice } = storeToRefs(notices)
  const { text, language } = useText()

  const message = computed(() => {
    const content = notice.value?.content
    if (!content) return ''
    switch (content.kind) {
      case 'error':
        return errorMessage(content.error, language.value)
      case 'doubts': {
        const [first, ...more] = content.doubts.map((doubt) => doubtMessage(doubt, language.value))
        const doubts = text('importing.doubts', { first, count: more.length })
        return content.remembered ? text('importing.rememberedToo', { doubts }) : doubts
      }
      case 'warnings':
        return content.warnings.map((warning) => warningMessage(warning, language.value)).join(' ')
      case 'text':
        return text(content.key, content.parameters)
    }
  })

  const act = (): void => {
    notice.value?.action?.run()
    notices.dismiss()
  }
  const actOtherwise = (): void => {
    notice.value?.otherAction?.run()
    notices.dismiss()
  }

  return { notice, message, act, actOtherwise, dismiss: notices.dismiss }
}
