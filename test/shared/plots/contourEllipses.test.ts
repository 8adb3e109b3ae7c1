import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contourEllipses, excessLoss, type PlaneQuadratic } from '@shared/plots/contourEllipses'

const size = fc.double({ min: 0.01, max: 100, noNaN: true })
const place = fc.double({ min: -100, max: 100, noNaN: true })

/** G = LLᵀ is positive definite. */
const planeArbitrary = fc
  .tuple(size, place, size, place, place)
  .map(([l11, l21, l22, x, y]): PlaneQuadratic => ({
    optimum: [x, y],
    gram: [l11 * l11, l11 * l21, l21 * l21 + l22 * l22],
  }))

describe('contourEllipses', () => {
  it('draws curves along which the loss is the same, from the highest corner down', () => {
    fc.assert(
      fc.property(planeArbitrary, size, size, (plane, dx, dy) => {
        const corner = [plane.optimum[0] + dx, plane.optimum[1] + dy] as const
        const highest = excessLoss(plane, ...corner)
        const ellipses = contourEllipses(plane, [corner], 5)
        const levels = ellipses.map(({ x, y }) => excessLoss(plane, x[0], y[0]))
        ellipses.forEach(({ x, y }, index) => {
          for (let point = 0; point < x.length; point++) {
            expect(Math.abs(excessLoss(plane, x[point], y[point]) - levels[index])).toBeLessThan(
              1e-6 * highest,
            )
          }
        })
        expect(Math.abs(levels[0] - highest)).toBeLessThan(1e-6 * highest)
        expect(levels.every((level, index) => index === 0 || level < levels[index - 1])).toBe(true)
      }),
    )
  })

  it('draws nothing of a loss that is level in one direction', () => {
    const flat: PlaneQuadratic = { optimum: [0, 0], gram: [1, 1, 1] }
    expect(contourEllipses(flat, [[1, 1]], 5)).toEqual([])
  })
})
