import { roundRange } from './extent'

type Place = readonly [number, number]

/** The start and the minimum, with as much again around them; a path that runs away does not stretch the picture. */
export const surfaceRanges = (start: Place, minimum: Place) => {
  const around = (from: number, target: number) => {
    const reach = Math.abs(target - from) || Math.abs(target) || 1
    return roundRange({
      min: Math.min(from, target) - 0.45 * reach,
      max: Math.max(from, target) + 0.45 * reach,
    })
  }
  return { x: around(start[0], minimum[0]), y: around(start[1], minimum[1]) }
}
