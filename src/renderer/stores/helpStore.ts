import { computed, shallowRef } from 'vue'
import { defineStore } from 'pinia'

/** Which page of the documentation is on show, and the ones before it. */
export const useHelpStore = defineStore('help', () => {
  const open = shallowRef(false)
  const visited = shallowRef<readonly string[]>(['index'])

  return {
    open,
    page: computed(() => visited.value[visited.value.length - 1]),
    canGoBack: computed(() => visited.value.length > 1),
    /** Opens the help at a page. */
    show: (page = 'index'): void => {
      visited.value = [page]
      open.value = true
    },
    /** Goes on to another page. */
    follow: (page: string): void => {
      if (page !== visited.value[visited.value.length - 1]) visited.value = [...visited.value, page]
    },
    back: (): void => {
      if (visited.value.length > 1) visited.value = visited.value.slice(0, -1)
    },
    close: (): void => void (open.value = false),
  }
})
