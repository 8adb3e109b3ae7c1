const MOST_STEPS = 1000
/** Steps this small beside the distances change nothing that is shown. */
const SETTLED = 1e-12

/** The point with the smallest sum of distances, by Weiszfeld's iteration (1937) as Vardi and Zhang (2000) made it safe at the points themselves. */
export function spatialMedian(points: readonly Float64Array[]): Float64Array {
  let at = Float64Array.from(
    points[0],
    (_, k) => points.reduce((sum, point) => sum + point[k], 0) / points.length,
  )
  for (let step = 0; step < MOST_STEPS; step++) {
    const { next, moved, size } = weiszfeldStep(points, at)
    at = next
    if (moved <= SETTLED * size) break
  }
  return at
}

interface Step {
  readonly next: Float64Array<ArrayBuffer>
  readonly moved: number
  /** The harmonic mean of the distances. */
  readonly size: number
}

function weiszfeldStep(points: readonly Float64Array[], at: Float64Array): Step {
  const sums = new Float64Array(at.length)
  const pull = new Float64Array(at.length)
  let total = 0
  let here = 0
  for (const point of points) {
    let square = 0
    for (let k = 0; k < at.length; k++) square += (point[k] - at[k]) ** 2
    const distance = Math.sqrt(square)
    if (distance === 0) {
      here++
      continue
    }
    total += 1 / distance
    for (let k = 0; k < at.length; k++) {
      sums[k] += point[k] / distance
      pull[k] += (point[k] - at[k]) / distance
    }
  }
  if (total === 0) return { next: Float64Array.from(at), moved: 0, size: 0 }
  const strength = Math.hypot(...pull)
  const stay = strength > 0 ? Math.min(1, here / strength) : 1
  const next = Float64Array.from(at, (value, k) => (1 - stay) * (sums[k] / total) + stay * value)
  return { next, moved: Math.hypot(...next.map((value, k) => value - at[k])), size: points.length / total }
}
