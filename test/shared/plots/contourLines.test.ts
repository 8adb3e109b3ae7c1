import { describe, expect, it } from 'vitest'
import { contourLines } from '@shared/plots/contourLines'

const size = 41
const places = Array.from({ length: size }, (_, k) => -1 + (2 * k) / (size - 1))
const gridOf = (height: (x: number, y: number) => number) => ({
  x: { min: -1, max: 1 },
  y: { min: -1, max: 1 },
  size,
  values: places.flatMap((y) => places.map((x) => height(x, y))),
})

describe('contourLines', () => {
  it('lie where the surface has one height: of a bowl, on circles', () => {
    for (const pieces of contourLines(
      gridOf((x, y) => x * x + y * y),
      6,
    )) {
      expect(pieces.length).toBeGreaterThan(0)
      const radii = Array.from({ length: pieces.length / 2 }, (_, k) =>
        Math.hypot(pieces[2 * k], pieces[2 * k + 1]),
      )
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThan(0.03)
    }
  })

  it('cross no cell with a height that is not finite', () => {
    const lines = contourLines(
      gridOf((x, y) => (x > 0 ? Infinity : y)),
      3,
    )
    for (const pieces of lines) {
      for (let k = 0; k < pieces.length; k += 2) expect(pieces[k]).toBeLessThanOrEqual(0)
    }
  })

  it('are none of a surface that is nowhere finite', () => {
    expect(
      contourLines(
        gridOf(() => NaN),
        3,
      ),
    ).toEqual([])
  })
})
