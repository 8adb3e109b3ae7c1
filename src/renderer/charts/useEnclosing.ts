import { computed, shallowRef } from 'vue'
import type { Chart } from 'chart.js'
import type { ChartTokens } from './chartTokens'
import type { SelectionChange } from '../format/selectionChange'
import type { Gesture } from './chartHandle'
import { faint } from './faint'

interface Place {
  readonly x: number
  readonly y: number
}

/** A hand that moved less than this many pixels has clicked. */
const STILL = 4
/** Corners of a lasso are no nearer to each other than so many pixels, and the line has no more of them than this. */
const LASSO_STEP = 3
const LASSO_CORNERS = 1000

/** Shift or Ctrl add to what is selected, Alt takes away from it. */
const changeOf = ({ shiftKey, ctrlKey, metaKey, altKey }: MouseEvent): SelectionChange => {
  if (altKey) return 'remove'
  return shiftKey || ctrlKey || metaKey ? 'add' : 'replace'
}

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)

const cornersOfBox = (from: Place, to: Place): readonly Place[] => [
  from,
  { x: to.x, y: from.y },
  to,
  { x: from.x, y: to.y },
]

/** Draws a box or a lasso with the pointer, and answers its corners in the units of the axes. */
export const useEnclosing = (
  chartNow: () => Chart | null,
  enclose: (polygon: readonly number[], change: SelectionChange) => void,
) => {
  const gesture = shallowRef<Gesture>('zoom')
  const outline = shallowRef<readonly Place[]>([])
  let start: Place | null = null
  /** The click that ends a drag is none. */
  let dragged = false

  const placeOf = (event: MouseEvent, chart: Chart): Place => {
    const box = chart.canvas.getBoundingClientRect()
    const { left, right, top, bottom } = chart.chartArea
    return {
      x: Math.min(right, Math.max(left, event.clientX - box.left)),
      y: Math.min(bottom, Math.max(top, event.clientY - box.top)),
    }
  }

  const drop = (): void => {
    start = null
    outline.value = []
  }

  /** Takes the press from the chart's own zooming. */
  const press = (event: MouseEvent): void => {
    const chart = chartNow()
    if (event.type === 'pointerdown') dragged = false
    if (gesture.value === 'zoom' || event.button !== 0 || !chart) return
    event.stopPropagation()
    if (!(event instanceof PointerEvent)) return
    start = placeOf(event, chart)
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
  }

  const drag = (event: PointerEvent): void => {
    const chart = chartNow()
    if (!start || !chart) return
    const place = placeOf(event, chart)
    if (!dragged && distance(start, place) < STILL) return
    dragged = true
    if (gesture.value === 'box') outline.value = cornersOfBox(start, place)
    else {
      const line = outline.value.length > 0 ? outline.value : [start]
      if (distance(line[line.length - 1], place) >= LASSO_STEP && line.length < LASSO_CORNERS)
        outline.value = [...line, place]
    }
  }

  const release = (event: PointerEvent): void => {
    const chart = chartNow()
    const corners = outline.value
    drop()
    if (!chart || corners.length < 3) return
    const { x, y } = chart.scales
    const polygon = corners.flatMap((corner) => [
      x.getValueForPixel(corner.x) ?? NaN,
      y.getValueForPixel(corner.y) ?? NaN,
    ])
    enclose(polygon, changeOf(event))
  }

  const paint = (context: CanvasRenderingContext2D, tokens: ChartTokens): void => {
    const corners = outline.value
    if (corners.length < 2) return
    context.beginPath()
    for (const { x, y } of corners) context.lineTo(x, y)
    context.closePath()
    context.fillStyle = faint(tokens.selection, 0.16)
    context.fill()
    context.strokeStyle = tokens.selection
    context.lineWidth = 1.5
    context.setLineDash([5, 3])
    context.stroke()
    context.setLineDash([])
  }

  return {
    gesture,
    outline,
    /** Whether the pointer is drawing. */
    drawing: computed(() => outline.value.length > 0),
    /** Whether the click that comes now ends a drag. */
    hasDragged: (): boolean => dragged,
    drop,
    press,
    drag,
    release,
    paint,
  }
}
