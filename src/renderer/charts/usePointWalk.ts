import { computed } from 'vue'
import type { PointSet } from '@shared/plots/plotModel'

/** Goes from point to point by ascending x: the way in which the arrow keys walk. */
export const usePointWalk = (pointsNow: () => PointSet) => {
  const order = computed(() => {
    const { x, y } = pointsNow()
    return Array.from(x.keys()).sort((a, b) => x[a] - x[b] || y[a] - y[b])
  })

  /** The point next to this one, from −1 the first or the last; null where there is none. */
  const next = (from: number, direction: 1 | -1): number | null => {
    const { length } = order.value
    if (length === 0) return null
    const at = order.value.indexOf(from)
    const to = at < 0 ? (direction > 0 ? 0 : length - 1) : at + direction
    return order.value[Math.min(length - 1, Math.max(0, to))]
  }

  return { order, next }
}
