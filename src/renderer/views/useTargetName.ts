import { computed, type ComputedRef } from 'vue'
import { useText } from '../locales/messages'
import { useDescentStore } from '../stores/descentStore'

/** What descent is compared with: the closed form of squares, the minimum of another loss; null where there is none. */
export const useTargetName = (): ComputedRef<string | null> => {
  const { text } = useText()
  const descent = useDescentStore()
  return computed(() => {
    const { target } = descent
    if (target === 'none') return null
    return target === 'closedForm' ? text('terms.closedForm') : text(`descent.minimumBy.${target}`)
  })
}
