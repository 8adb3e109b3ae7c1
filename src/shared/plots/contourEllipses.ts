/** A quadratic over two coefficients: E(θ) = minimum + (θ − θ*)ᵀ G (θ − θ*), G = [a b; b c] positive definite. */
export interface PlaneQuadratic {
  readonly optimum: readonly [number, number]
  readonly gram: readonly [number, number, number]
}

export interface Ellipse {
  readonly x: Float64Array
  readonly y: Float64Array
}

const POINTS = 96

/** How far above its minimum the loss is. */
export const excessLoss = ({ optimum, gram }: PlaneQuadratic, x: number, y: number): number => {
  const [dx, dy] = [x - optimum[0], y - optimum[1]]
  return gram[0] * dx * dx + 2 * gram[1] * dx * dy + gram[2] * dy * dy
}

/**
 * The curves of equal loss, largest first, at levels from the highest of `corners` down: their excess falls by the same step of
 * its square root, so that the ellipses are evenly spaced. With G = LLᵀ, θ = θ* + √level · L⁻ᵀ u for u on the unit circle.
 */
export const contourEllipses = (
  plane: PlaneQuadratic,
  corners: readonly (readonly [number, number])[],
  count: number,
): readonly Ellipse[] => {
  const [a, b, c] = plane.gram
  const l11 = Math.sqrt(a)
  const l21 = b / l11
  const l22 = Math.sqrt(c - l21 * l21)
  if (!(l11 > 0) || !(l22 > 0)) return []
  const highest = Math.sqrt(Math.max(...corners.map(([x, y]) => excessLoss(plane, x, y))))
  return Array.from({ length: count }, (_, index) => {
    const radius = highest * ((count - index) / count) ** 1.5
    const x = new Float64Array(POINTS + 1)
    const y = new Float64Array(POINTS + 1)
    for (let point = 0; point <= POINTS; point++) {
      const angle = (2 * Math.PI * point) / POINTS
      const dy = (radius * Math.sin(angle)) / l22
      y[point] = plane.optimum[1] + dy
      x[point] = plane.optimum[0] + (radius * Math.cos(angle) - l21 * dy) / l11
    }
    return { x, y }
  })
}
