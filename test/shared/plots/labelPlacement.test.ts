import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dot, LabelRequest } from '@shared/plots/labelPlacement'
import { boxesOverlap, dotTouchesBox, placeLabels } from '@shared/plots/labelPlacement'
import { lineTouchesBox } from '@shared/plots/lineTouchesBox'

const frame = { left: 0, top: 0, right: 400, bottom: 240 }
const coordinate = (max: number) => fc.double({ min: 0, max, noNaN: true })
const dot = fc.record({ x: coordinate(400), y: coordinate(240), radius: fc.constant(4) })
const scene = fc.record({
  labels: fc.array(
    fc.record({
      x: coordinate(400),
      y: coordinate(240),
      radius: fc.constant(5),
      width: fc.double({ min: 10, max: 120, noNaN: true }),
      height: fc.constant(14),
    }),
    { maxLength: 25 },
  ),
  others: fc.array(dot, { maxLength: 60 }),
})
const withOwn = (labels: readonly LabelRequest[], others: readonly Dot[]): Dot[] => [...labels, ...others]

describe('placeLabels', () => {
  it('keeps labels inside the frame, a little off each other and off every point', () => {
    fc.assert(
      fc.property(scene, ({ labels, others }) => {
        const dots = withOwn(labels, others)
        const placed = placeLabels(labels, { frame, dots })
        for (const [i, box] of placed.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(frame.left)
          expect(box.right).toBeLessThanOrEqual(frame.right)
          expect(box.top).toBeGreaterThanOrEqual(frame.top)
          expect(box.bottom).toBeLessThanOrEqual(frame.bottom)
          expect(dots.some((point) => dotTouchesBox(point, box))).toBe(false)
          const withGap = { ...box, left: box.left - 3, right: box.right + 3 }
          expect(placed.slice(i + 1).some((other) => boxesOverlap(withGap, other))).toBe(false)
        }
      }),
    )
  })

  it('keeps the size of each label and names each at most once', () => {
    fc.assert(
      fc.property(scene, ({ labels, others }) => {
        const placed = placeLabels(labels, { frame, dots: withOwn(labels, others) })
        expect(new Set(placed.map(({ index }) => index)).size).toBe(placed.length)
        for (const { index, left, right, top, bottom } of placed) {
          expect(right - left).toBeCloseTo(labels[index].width, 9)
          expect(bottom - top).toBeCloseTo(labels[index].height, 9)
        }
      }),
    )
  })

  it('puts a lone label to the right of its point', () => {
    const label = { x: 100, y: 100, radius: 5, width: 60, height: 14 }
    expect(placeLabels([label], { frame, dots: [label] })).toEqual([
      { left: 108, right: 168, top: 93, bottom: 107, index: 0, leader: false },
    ])
  })

  it('turns to the left at the right edge', () => {
    const label = { x: 390, y: 100, radius: 5, width: 60, height: 14 }
    expect(placeLabels([label], { frame, dots: [label] })[0].right).toBe(382)
  })

  it('keeps off obstacles', () => {
    const label = { x: 100, y: 100, radius: 5, width: 60, height: 14 }
    const obstacle = { left: 105, right: 400, top: 0, bottom: 240 }
    expect(placeLabels([label], { frame, dots: [], obstacles: [obstacle] })[0].right).toBe(92)
  })

  it('keeps off a line where there is room elsewhere', () => {
    const label = { x: 100, y: 100, radius: 5, width: 60, height: 14 }
    const line = { x: [0, 400], y: [100, 100] }
    const [box] = placeLabels([label], { frame, dots: [label], lines: [line] })
    expect(lineTouchesBox(line, box)).toBe(false)
    expect(box).toMatchObject({ bottom: 92, leader: false })
  })

  it('names a point on a line rather than not at all', () => {
    const label = { x: 100, y: 100, radius: 5, width: 60, height: 14 }
    const lines = Array.from({ length: 40 }, (_, k) => ({ x: [0, 400], y: [6 * k, 6 * k] }))
    expect(placeLabels([label], { frame, dots: [label], lines })).toEqual(
      placeLabels([label], { frame, dots: [label] }),
    )
  })
})
