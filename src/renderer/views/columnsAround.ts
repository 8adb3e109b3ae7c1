import type { PlaceRange } from '@shared/contract/tableApi'

/** A page of a table of up to so many columns holds them all. */
const FEW = 200
/** Columns come by so many. */
const AT_ONCE = 50

/** The columns that a page is to hold: those in sight, by their places, and some on either side; of few columns all. */
export const columnsAround = (inSight: readonly number[], count: number): PlaceRange => {
  if (count <= FEW) return { start: 0, end: count }
  const first = Math.min(count - 1, inSight[0] ?? 0)
  const last = Math.min(count - 1, inSight.at(-1) ?? 0)
  return {
    start: Math.max(0, AT_ONCE * (Math.floor(first / AT_ONCE) - 1)),
    end: Math.min(count, AT_ONCE * (Math.floor(last / AT_ONCE) + 2)),
  }
}
