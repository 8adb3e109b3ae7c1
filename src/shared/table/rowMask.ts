import { wordOf } from './rowBits'
import type { RowSet } from './rowSet'

/** Writes a mark into a mask, whose first entry is row 1, at each of these rows; the mask has a place for all of them. */
export function markRows(mask: Uint8Array, { edges, bits }: RowSet, mark: 0 | 1): void {
  if (bits === undefined) {
    for (let i = 0; i < edges.length; i += 2) mask.fill(mark, edges[i] - 1, edges[i + 1] - 1)
    return
  }
  const last = Math.min(mask.length, 32 * bits.length - 1)
  for (let row = 1; row <= last; row++)
    if (((bits[wordOf(row)] >>> (row & 31)) & 1) === 1) mask[row - 1] = mark
}
