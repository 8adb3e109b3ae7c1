import { onBeforeUnmount, onMounted } from 'vue'
import { useRowSelectionStore } from '../stores/rowSelectionStore'

interface ExclusionKeys {
  /** Delete. */
  readonly exclude: () => void
  /** Shift+Delete. */
  readonly restore: () => void
}

/** The keys of a chart or the table that has the focus: Delete excludes, Shift+Delete restores; of a chart also Ctrl+C and Ctrl+I. */
export const useSelectionKeys = ({ exclude, restore }: ExclusionKeys): void => {
  const choosing = useRowSelectionStore()

  const command = (key: string): (() => unknown) | undefined =>
    ({ c: choosing.copy, i: choosing.invert })[key]

  const actOf = (event: KeyboardEvent): (() => unknown) | undefined => {
    const inChart = event.target instanceof Element && event.target.closest('.chart-canvas') !== null
    const inTable = event.target instanceof Element && event.target.closest('.table-view .grid') !== null
    const withCommand = event.ctrlKey || event.metaKey
    if (event.key === 'Delete' && (inChart || inTable) && !withCommand)
      return event.shiftKey ? restore : exclude
    return inChart && withCommand && !event.shiftKey ? command(event.key.toLowerCase()) : undefined
  }

  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.defaultPrevented) return
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    act()
  }

  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
