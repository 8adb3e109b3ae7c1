import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** So many items are all there at once. */
const FEW = 300
/** Items beyond those in sight, each way: who walks on by keyboard finds the next. */
const BEYOND = 30

interface ListOptions {
  readonly count: () => number
  /** In pixels, of every item. */
  readonly itemHeight: number
}

interface ItemsInSight {
  /** The items [start, end) are there. */
  readonly start: number
  readonly end: number
  /** The room of those above and below, in pixels. */
  readonly above: number
  readonly below: number
}

/** Which items of a list that scrolls are to be there: of a long one those in sight and near it, so that it costs as much as a short one. */
export const useItemsInSight = (
  list: Readonly<Ref<HTMLElement | null>>,
  { count, itemHeight }: ListOptions,
) => {
  const top = ref(0)
  const height = ref(0)

  const look = (): void => {
    top.value = list.value?.scrollTop ?? 0
    height.value = list.value?.clientHeight ?? 0
  }
  const watcher = new ResizeObserver(look)
  onMounted(() => {
    list.value?.addEventListener('scroll', look, { passive: true })
    if (list.value) watcher.observe(list.value)
  })
  onBeforeUnmount(() => watcher.disconnect())

  return computed((): ItemsInSight => {
    const all = count()
    if (all <= FEW) return { start: 0, end: all, above: 0, below: 0 }
    const first = Math.floor(top.value / itemHeight)
    const last = Math.ceil((top.value + height.value) / itemHeight)
    const end = Math.min(all, last + BEYOND)
    const start = Math.max(0, Math.min(first, end) - BEYOND)
    return { start, end, above: start * itemHeight, below: (all - end) * itemHeight }
  })
}
