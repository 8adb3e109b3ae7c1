/** A colour as `#rrggbb`, and how much of what is below it covers. */
export interface Paint {
  readonly colour: string
  readonly opacity: number
}

export interface Stroke extends Paint {
  readonly width: number
  /** Lengths of strokes and gaps in turn; empty for a whole line. */
  readonly dash: readonly number[]
}

interface Painted {
  readonly fill: Paint | null
  readonly stroke: Stroke | null
  /** It ends where the frame ends. */
  readonly clipped: boolean
}

/** Straight lines from place to place: x, y, x, y … */
export interface Piece {
  readonly places: readonly number[]
  readonly closed: boolean
}

export interface ShapeMark extends Painted {
  readonly kind: 'shape'
  readonly pieces: readonly Piece[]
}

export interface DiscMark extends Painted {
  readonly kind: 'disc'
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface TextMark {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour: string
  /** It reads from below to above. */
  readonly upright: boolean
}

export type Mark = ShapeMark | DiscMark | TextMark

/** A figure as what is drawn, in the order of drawing; y grows downwards. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly marks: readonly Mark[]
}
