import { rowSetOf, type RowSet } from '../table/rowSet'
import type { PointPlaces } from './pointSource'

/**
 * The rows whose points lie inside a polygon, corners x, y, x, y, …: a ray to the right crosses its outline an odd number of times (even–odd
 * rule). Of two polygons with a common side, a point on that side is in one.
 */
export function pointsInside({ x, y, rows }: PointPlaces, polygon: ArrayLike<number>): RowSet {
  const box = boundsOf(polygon)
  const inside: number[] = []
  for (let i = 0; i < x.length; i++) {
    const isNear = x[i] >= box.left && x[i] <= box.right && y[i] >= box.low && y[i] <= box.high
    if (isNear && isInside(polygon, x[i], y[i])) inside.push(rows[i])
  }
  return rowSetOf(inside)
}

export interface Bounds {
  readonly left: number
  readonly right: number
  readonly low: number
  readonly high: number
}

export function boundsOf(polygon: ArrayLike<number>): Bounds {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let k = 0; k < polygon.length; k += 2) {
    left = Math.min(left, polygon[k])
    right = Math.max(right, polygon[k])
    low = Math.min(low, polygon[k + 1])
    high = Math.max(high, polygon[k + 1])
  }
  return { left, right, low, high }
}

function isInside(polygon: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false
  for (let k = 0, before = polygon.length - 2; k < polygon.length; before = k, k += 2) {
    if (polygon[before + 1] > y === polygon[k + 1] > y) continue
    // Always from the lower end, so that rounding is the same in whichever direction the outline was drawn.
    const [low, high] = polygon[before + 1] < polygon[k + 1] ? [before, k] : [k, before]
    const share = (y - polygon[low + 1]) / (polygon[high + 1] - polygon[low + 1])
    const crossing = polygon[low] + share * (polygon[high] - polygon[low])
    if (x < crossing) inside = !inside
  }
  return inside
}
