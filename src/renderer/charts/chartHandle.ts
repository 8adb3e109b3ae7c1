import type { Chart } from 'chart.js'
import type { RowSet } from '@shared/table/rowSet'
import type { SelectionChange } from '../format/selectionChange'

/** The points of a chart as a table, for those who read rather than see. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** All rows there are, where `rows` is only the first of them. */
  readonly total: number
  /** The cells by which a chart of large data counts its rows. */
  readonly cells?: ChartTable
}

/** What dragging on a chart does: it enlarges a part, or encloses points in a box or a line drawn by hand. */
export type Gesture = 'zoom' | 'box' | 'lasso'

/** A part of a chart that was drawn round. */
export interface EnclosedPart {
  /** Its corners x, y, x, y, … in the units of the axes. */
  readonly polygon: readonly number[]
  /** The rows of the points drawn in it. */
  readonly rows: RowSet
  /** Whether all points there are were drawn. */
  readonly complete: boolean
  readonly change: SelectionChange
}

/** What a card can ask of the chart in it. */
export interface ChartHandle {
  toPng(): Promise<Uint8Array<ArrayBuffer> | null>
  resetZoom(): void
  /** It shows only a part. */
  readonly zoomed: boolean
  table(): ChartTable
  /** What dragging does, where there are points to enclose. */
  readonly gesture?: Gesture
  setGesture(gesture: Gesture): void
}

/** Draws on a chart's canvas, in the pixels of its scales. */
export type Painter = (context: CanvasRenderingContext2D, chart: Chart) => void
