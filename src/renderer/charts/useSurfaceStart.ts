import { computed, shallowRef } from 'vue'
import type { Chart } from 'chart.js'
import { surfaceRanges } from './surfaceRanges'

type Place = readonly [x: number, y: number]
type Ranges = ReturnType<typeof surfaceRanges>

/** Share of the picture that an arrow key moves the start by. */
const NUDGE = 1 / 50

interface Surface {
  readonly chart: Chart | null | undefined
  /** Where descent starts; null while it has no path. */
  readonly start: Place | null
  readonly minimum: Place
}

interface Moves {
  readonly to: (x: number, y: number) => void
  readonly reset: () => void
}

const within = (value: number, { min, max }: Ranges['x']): number => Math.min(max, Math.max(min, value))

/** The start of a descent, moved over the surface of its loss by pointer or keys; the picture does not move under the pointer. */
export const useSurfaceStart = (surface: () => Surface, moves: Moves) => {
  /** The picture's reach when the pointer took hold of the start. */
  const heldRanges = shallowRef<Ranges | null>(null)
  // Numbers, so that the picture is not laid out anew for another path from the same start.
  const startX = computed(() => surface().start?.[0] ?? 0)
  const startY = computed(() => surface().start?.[1] ?? 0)
  const freeRanges = computed(() => surfaceRanges([startX.value, startY.value], surface().minimum))
  const ranges = computed(() => heldRanges.value ?? freeRanges.value)

  const follow = (event: PointerEvent): void => {
    const { chart } = surface()
    if (!chart) return
    const box = chart.canvas.getBoundingClientRect()
    const { x, y } = chart.scales
    moves.to(
      within(x.getValueForPixel(event.clientX - box.left) ?? 0, ranges.value.x),
      within(y.getValueForPixel(event.clientY - box.top) ?? 0, ranges.value.y),
    )
  }

  const drag = (down: PointerEvent): void => {
    if (!surface().chart || down.button !== 0) return
    const handle = down.currentTarget as HTMLElement
    handle.setPointerCapture(down.pointerId)
    heldRanges.value = freeRanges.value
    const release = (): void => {
      handle.removeEventListener('pointermove', follow)
      heldRanges.value = null
    }
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('lostpointercapture', release, { once: true })
  }

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Home') {
      event.preventDefault()
      moves.reset()
      return
    }
    const move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key]
    if (!move || surface().start === null) return
    event.preventDefault()
    const { x, y } = ranges.value
    moves.to(
      startX.value + move[0] * NUDGE * (x.max - x.min),
      startY.value + move[1] * NUDGE * (y.max - y.min),
    )
  }

  return { ranges, drag, press }
}
