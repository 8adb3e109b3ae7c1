/** Around the start and the minimum, as a share of the way between them: a path that runs away does not stretch the picture. */
const ROOM = 0.45

/** What an axis of a loss surface shows: the start, the minimum, and some room about them. */
export function contourRange(start: number, minimum: number): { readonly min: number; readonly max: number } {
  const reach = Math.abs(minimum - start) || Math.abs(minimum) || 1
  return { min: Math.min(start, minimum) - ROOM * reach, max: Math.max(start, minimum) + ROOM * reach }
}
