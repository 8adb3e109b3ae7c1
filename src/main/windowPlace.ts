import type { WindowPlace } from './settings'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const DEFAULT_SIZE = { width: 1280, height: 800 }
export const SMALLEST_SIZE = { width: 1024, height: 700 }
/** This much of the window must lie on a display for its place to be kept. */
const VISIBLE = 100

/**
 * Where the window opens: where it was left, if that is still on a display (one may have been unplugged meanwhile), else in
 * the default size wherever the system puts it.
 */
export function openingPlace(left: WindowPlace | null, displays: readonly Area[]): Partial<Area> {
  if (left === null) return DEFAULT_SIZE
  const size = {
    width: Math.max(left.width, SMALLEST_SIZE.width),
    height: Math.max(left.height, SMALLEST_SIZE.height),
  }
  const isVisible = displays.some(
    (display) =>
      overlap(left.x, size.width, display.x, display.width) >= VISIBLE &&
      overlap(left.y, size.height, display.y, display.height) >= VISIBLE,
  )
  return isVisible ? { x: left.x, y: left.y, ...size } : size
}

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
