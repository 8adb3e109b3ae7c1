import { onBeforeUnmount, onMounted } from 'vue'
import { useRowSelectionStore } from '../stores/rowSelectionStore'

/** The keys by which a chart that has the focus selects rows and copies them: Ctrl+C and Ctrl+I. */
export const useSelectionKeys = (): void => {
  const choosing = useRowSelectionStore()

  const press = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.defaultPrevented) return
    if (!(event.target instanceof Element) || !event.target.closest('.chart-canvas')) return
    const act = { c: choosing.copy, i: choosing.invert }[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    void act()
  }

  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
