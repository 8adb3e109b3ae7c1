/** Values at the places of a grid, evenly spaced along both axes. */
export interface GridValues {
  readonly x: { readonly min: number; readonly max: number }
  readonly y: { readonly min: number; readonly max: number }
  /** Places along each axis. */
  readonly size: number
  /** `values[b * size + a]` is at the a-th x and the b-th y. */
  readonly values: ArrayLike<number>
}

/** Straight pieces of the lines of equal height: x, y, x, y of each. */
export type ContourPieces = Float64Array

/**
 * Lines of equal height by marching squares, each cell cut into two triangles, which have no ambiguous case. Levels are quantiles of the heights, closer to each other
 * where the surface is low, so that the lines are spread over the picture however steep it is at its edge.
 */
export function contourLines(grid: GridValues, count: number): readonly ContourPieces[] {
  const finite = Float64Array.from(grid.values).filter(Number.isFinite).sort()
  if (finite.length === 0) return []
  return Array.from({ length: count }, (_, k) => {
    const level = finite[Math.floor((finite.length - 1) * ((k + 0.5) / count) ** 2)]
    return piecesAt(grid, level)
  })
}

interface Corner {
  readonly x: number
  readonly y: number
  readonly height: number
}

function piecesAt({ x, y, size, values }: GridValues, level: number): ContourPieces {
  const pieces: number[] = []
  const corner = (a: number, b: number): Corner => ({
    x: x.min + ((x.max - x.min) * a) / (size - 1),
    y: y.min + ((y.max - y.min) * b) / (size - 1),
    height: values[b * size + a],
  })
  for (let b = 0; b < size - 1; b++) {
    for (let a = 0; a < size - 1; a++) {
      const [low, right, high, up] = [corner(a, b), corner(a + 1, b), corner(a + 1, b + 1), corner(a, b + 1)]
      cut([low, right, high], level, pieces)
      cut([low, high, up], level, pieces)
    }
  }
  return Float64Array.from(pieces)
}

/** Where a level crosses a triangle's edges: two places or none. */
function cut(triangle: readonly Corner[], level: number, pieces: number[]): void {
  if (!triangle.every(({ height }) => Number.isFinite(height))) return
  const crossings = triangle.flatMap((from, k) => {
    const to = triangle[(k + 1) % 3]
    if (from.height < level === to.height < level) return []
    const share = (level - from.height) / (to.height - from.height)
    return [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)]
  })
  if (crossings.length === 4) pieces.push(...crossings)
}
