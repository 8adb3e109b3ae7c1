import { onWatcherCleanup, watch } from 'vue'

interface TableKeys {
  /** Whether the table is on show. */
  readonly isShown: () => boolean
  /** Ctrl+F. */
  readonly find: () => void
  /** Ctrl+G. */
  readonly goToRow: () => void
}

/** The keys of the table while it is on show, but not under a dialog. */
export const useTableKeys = ({ isShown, find, goToRow }: TableKeys): void => {
  const press = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.defaultPrevented) return
    if (document.querySelector('[role="dialog"]:not([style*="display: none"])')) return
    const act = { f: find, g: goToRow }[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }
  watch(
    isShown,
    (shown) => {
      if (!shown) return
      window.addEventListener('keydown', press)
      onWatcherCleanup(() => window.removeEventListener('keydown', press))
    },
    { immediate: true },
  )
}
