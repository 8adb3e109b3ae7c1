import type { Chart } from 'chart.js'

/** The points of a chart as a table, for those who read rather than see. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** All rows there are, where `rows` is only the first of them. */
  readonly total: number
  /** The cells by which a chart of large data counts its rows. */
  readonly cells?: ChartTable
}

/** What a card can ask of the chart in it. */
export interface ChartHandle {
  toPng(): Promise<Uint8Array<ArrayBuffer> | null>
  resetZoom(): void
  /** It shows only a part. */
  readonly zoomed: boolean
  table(): ChartTable
}

/** Draws on a chart's canvas, in the pixels of its scales. */
export type Painter = (context: CanvasRenderingContext2D, chart: Chart) => void
