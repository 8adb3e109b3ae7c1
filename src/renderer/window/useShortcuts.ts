import { onBeforeUnmount, onMounted } from 'vue'

export interface Shortcuts {
  undo(): void
  redo(): void
  open(): void
  save(where: 'here' | 'elsewhere'): void
  /** The tab at this place, counted from 0. */
  tab(index: number): void
}

/** A text field takes its own changes back as long as it is being written in. */
const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'search', 'number'].includes(target.type))

/** The keys of the window: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, Ctrl+O, Ctrl+S, Ctrl+Shift+S, Ctrl+1 to 7 (⌘ on a Mac). */
export const useShortcuts = (shortcuts: Shortcuts): void => {
  const press = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
    const key = event.key.toLowerCase()
    const act = actionOf(key, event, shortcuts)
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}

const actionOf = (key: string, event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null => {
  if (/^[1-7]$/.test(key)) return () => shortcuts.tab(Number(key) - 1)
  if (key === 'o') return () => shortcuts.open()
  if (key === 's') return () => shortcuts.save(event.shiftKey ? 'elsewhere' : 'here')
  if (writes(event.target)) return null
  if (key === 'z') return event.shiftKey ? () => shortcuts.redo() : () => shortcuts.undo()
  return key === 'y' ? () => shortcuts.redo() : null
}
