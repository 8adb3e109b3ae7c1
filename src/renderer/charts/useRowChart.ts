import { computed, type ShallowRef } from 'vue'
import type { PointSet } from '@shared/plots/plotModel'
import { chartOptions, type AxesInput } from './axisOptions'
import type { ChartHandle } from './chartHandle'
import { useChartTokens } from './chartTokens'
import { topRoom } from './paintDensity'
import { emptyTable, useChartHandle } from './useChartHandle'

/** What every chart of rows is given besides its plot. */
export interface RowChartProps {
  labels: ReadonlyMap<number, string>
  selectedRow: number | null
  hoveredRow: number | null
}

export interface RowChartEmits {
  hover: [row: number | null]
  select: [row: number]
}

/** What is drawn, and along which axes. */
interface DrawnRows {
  readonly points: PointSet
  readonly titles: { readonly x: string; readonly y: string }
}

/** A zone between two heights, under points and lines. */
const calmZone = (lower: number, upper: number, backgroundColor: string) => ({
  type: 'box' as const,
  drawTime: 'beforeDatasetsDraw' as const,
  yMin: lower,
  yMax: upper,
  backgroundColor,
  borderWidth: 0,
})

/** What the charts of rows have in common: how their points are drawn by the `PointChart` in them, and what their cards ask of it. */
export const useRowChart = (chart: Readonly<ShallowRef<ChartHandle | null>>, drawn: () => DrawnRows) => {
  const tokens = useChartTokens()

  /** What the points are drawn by. */
  const frame = computed(() => {
    const { points, titles } = drawn()
    return { points, xLabel: titles.x, yLabel: titles.y }
  })

  /** The options of axes over these ranges. */
  const optionsOver = (ranges: Pick<AxesInput, 'x' | 'y'>) => {
    const { points, xLabel, yLabel } = frame.value
    return chartOptions({ tokens: tokens.value, xLabel, yLabel, top: topRoom(points), ...ranges })
  }

  /** The annotation that shows the calm zone between two limits; none where there are not two. */
  const zoneBetween = (limits: readonly number[]) =>
    limits.length === 2 ? { zone: calmZone(limits[0], limits[1], tokens.value['surface-2']) } : {}

  const handle = useChartHandle(chart, (inner) => inner?.table() ?? emptyTable)
  return { tokens, frame, optionsOver, zoneBetween, handle }
}
