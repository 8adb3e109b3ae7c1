import type { Box } from './box'
import { lineTouchesBox, type Polyline } from './lineTouchesBox'

export interface Dot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A text of known size that names a point; earlier labels are placed first. */
export interface LabelRequest extends Dot {
  readonly width: number
  readonly height: number
}

export interface PlacedLabel extends Box {
  /** Index of the request. */
  readonly index: number
  /** True where the label stands so far off that a line should lead to its point. */
  readonly leader: boolean
}

export interface LabelSurroundings {
  /** Labels stay inside. */
  readonly frame: Box
  /** Points that no label may cover; the labelled ones may be among them. */
  readonly dots: readonly Dot[]
  /** Boxes that no label may cover. @default none */
  readonly obstacles?: readonly Box[]
  /** Lines that labels keep off where there is room elsewhere. @default none */
  readonly lines?: readonly Polyline[]
}

/** Directions in order of preference: beside, above, below, then the corners. */
const directions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const
const gaps = [3, 10, 20, 34]
const LEADER_FROM = 10
const BETWEEN_LABELS = 4

/**
 * Places labels one after another, each at the first spot around its point, near before far, that is inside the frame and
 * free of points and obstacles, and beside labels placed before: off all lines if there is one, else on a line. A label for which there is
 * no such spot is left out.
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  { frame, dots, obstacles = [], lines = [] }: LabelSurroundings,
): readonly PlacedLabel[] {
  const taken: Box[] = [...obstacles]
  const placed: PlacedLabel[] = []
  labels.forEach((label, index) => {
    const near = dotsInReach(label, dots)
    const free = spotsAround(label).filter(({ box }) => isFree(box, frame, taken, near))
    const spot = free.find(({ box }) => !lines.some((line) => lineTouchesBox(line, box))) ?? free.at(0)
    if (spot === undefined) return
    taken.push(apart(spot.box))
    placed.push({ ...spot.box, index, leader: spot.gap >= LEADER_FROM })
  })
  return placed
}

/** Two numbers side by side do not read as one. */
const apart = ({ left, top, right, bottom }: Box): Box => ({
  left: left - BETWEEN_LABELS,
  top,
  right: right + BETWEEN_LABELS,
  bottom,
})

/** In order of preference. */
const spotsAround = (label: LabelRequest): readonly { readonly box: Box; readonly gap: number }[] =>
  gaps.flatMap((gap) => directions.map((direction) => ({ box: boxBeside(label, direction, gap), gap })))

export const boxesOverlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Whether the disc of a point reaches into a box. */
export function dotTouchesBox({ x, y, radius }: Dot, box: Box): boolean {
  const dx = x - Math.min(Math.max(x, box.left), box.right)
  const dy = y - Math.min(Math.max(y, box.top), box.bottom)
  return dx * dx + dy * dy < radius * radius
}

function boxBeside(label: LabelRequest, [right, down]: readonly [number, number], gap: number): Box {
  const { x, y, width, height, radius } = label
  // On a diagonal the corner of the box is nearest to the point, so less offset in each direction will do.
  const offset = (radius + gap) * (right !== 0 && down !== 0 ? Math.SQRT1_2 : 1)
  const left = right > 0 ? x + offset : right < 0 ? x - offset - width : x - width / 2
  const top = down > 0 ? y + offset : down < 0 ? y - offset - height : y - height / 2
  return { left, top, right: left + width, bottom: top + height }
}

function isFree(box: Box, frame: Box, taken: readonly Box[], dots: readonly Dot[]): boolean {
  if (box.left < frame.left || box.right > frame.right) return false
  if (box.top < frame.top || box.bottom > frame.bottom) return false
  return !taken.some((other) => boxesOverlap(box, other)) && !dots.some((dot) => dotTouchesBox(dot, box))
}

/** The points that any spot for the label could cover, so that thousands of others need no look. */
function dotsInReach(label: LabelRequest, dots: readonly Dot[]): readonly Dot[] {
  const reach = label.radius + gaps[gaps.length - 1]
  return dots.filter(
    ({ x, y, radius }) =>
      Math.abs(x - label.x) < reach + label.width + radius &&
      Math.abs(y - label.y) < reach + label.height + radius,
  )
}
