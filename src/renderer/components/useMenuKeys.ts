import { computed, ref, watch, type Ref } from 'vue'

interface MenuKeys {
  /** Labels of the lines on show. */
  readonly labels: Ref<readonly string[]>
  readonly choose: (index: number) => void
  /** Opens the list behind a line, if there is one. */
  readonly enter: (index: number) => void
  /** Back to the list before; closes the menu on the first. */
  readonly back: () => void
  readonly close: () => void
}

/** The keys of a menu (WAI-ARIA menu pattern): arrows, Home and End, the first letter, Enter or Space, Escape, Tab. */
export const useMenuKeys = ({ labels, choose, enter, back, close }: MenuKeys) => {
  const active = ref(0)
  const count = computed(() => labels.value.length)

  watch(labels, () => (active.value = Math.min(active.value, Math.max(0, count.value - 1))))

  const move = (index: number): void => {
    if (count.value > 0) active.value = (index + count.value) % count.value
  }

  /** The next line that begins with the letter. */
  const find = (letter: string): void => {
    for (let step = 1; step <= count.value; step++) {
      const index = (active.value + step) % count.value
      if (labels.value[index].toLowerCase().startsWith(letter.toLowerCase())) return move(index)
    }
  }

  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(active.value + 1),
    ArrowUp: () => move(active.value - 1),
    Home: () => move(0),
    End: () => move(count.value - 1),
    ArrowRight: () => enter(active.value),
    ArrowLeft: back,
    Escape: back,
    Enter: () => choose(active.value),
    ' ': () => choose(active.value),
    Tab: close,
  }

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null
    if (!action && event.key.length !== 1) return
    event.preventDefault()
    event.stopPropagation()
    if (action) action()
    else find(event.key)
  }

  return { active, onKey }
}
