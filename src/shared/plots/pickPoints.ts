import type { PointSet } from './plotModel'
import type { PointSource } from './pointSource'

/** The points that are marked, in order. */
export function pickPoints(
  { x, y, rows, flags }: PointSource,
  isDrawn: Uint8Array,
): Pick<PointSet, 'x' | 'y' | 'rows' | 'flags'> {
  const drawn: number[] = []
  for (let i = 0; i < isDrawn.length; i++) if (isDrawn[i] !== 0) drawn.push(i)
  return {
    x: Float64Array.from(drawn, (i) => x[i]),
    y: Float64Array.from(drawn, (i) => y[i]),
    rows: Int32Array.from(drawn, (i) => rows[i]),
    flags: Uint8Array.from(drawn, (i) => flags[i]),
  }
}
