import type { ChartDataset } from 'chart.js'
import type { Curve } from '@shared/plots/plotModel'

/** Points of a line as chart.js takes them. */
export const linePoints = (x: ArrayLike<number>, y: ArrayLike<number>): { x: number; y: number }[] =>
  Array.from(x, (value, index) => ({ x: value, y: y[index] }))

export interface LineLook {
  readonly label: string
  readonly color: string
  /** @default 2 */
  readonly width?: number
  readonly dash?: readonly number[]
}

/** A line through points, without marks. */
export const lineDataset = (
  data: { x: number; y: number }[],
  { label, color, width = 2, dash = [] }: LineLook,
): ChartDataset<'scatter'> => ({
  label,
  data,
  order: 10,
  showLine: true,
  pointRadius: 0,
  borderColor: color,
  borderWidth: width,
  borderDash: [...dash],
  fill: false,
})

/** The band of a curve: an invisible lower edge and an upper edge filled down to it. */
export const bandDatasets = (curve: Curve, color: string): ChartDataset<'scatter'>[] => {
  if (!curve.lower || !curve.upper) return []
  const edge = { ...lineDataset([], { label: '', color: 'transparent', width: 0 }), order: 20 }
  return [
    { ...edge, label: 'lower', data: linePoints(curve.x, curve.lower) },
    {
      ...edge,
      label: 'upper',
      data: linePoints(curve.x, curve.upper),
      fill: '-1',
      backgroundColor: color,
    },
  ]
}
