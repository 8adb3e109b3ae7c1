import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bisquareNorm } from '@shared/robust/bisquareNorm'
import { hampelNorm } from '@shared/robust/hampelNorm'
import { huberNorm } from '@shared/robust/huberNorm'
import type { RobustNorm } from '@shared/robust/robustNorm'

const norms: readonly (readonly [name: string, norm: RobustNorm, corners: readonly number[]])[] = [
  ['Huber', huberNorm(1.345), [1.345]],
  ['bisquare', bisquareNorm(4.685), [4.685]],
  ['Hampel', hampelNorm({ a: 2, b: 4, c: 8 }), [2, 4, 8]],
]
const arguments_ = fc.double({ min: -12, max: 12, noNaN: true })
const STEP = 1e-5
const slope = (f: (u: number) => number, u: number) => (f(u + STEP) - f(u - STEP)) / (2 * STEP)

describe.each(norms)('%s', (_, norm, corners) => {
  const isSmooth = (u: number) => corners.every((corner) => Math.abs(Math.abs(u) - corner) > 2 * STEP)

  it('has ψ = ρ′, ψ′ its derivative, and weights ψ(u) / u', () => {
    fc.assert(
      fc.property(arguments_, (u) => {
        expect(norm.psi(u)).toBeCloseTo(slope(norm.rho, u), 6)
        if (isSmooth(u)) expect(norm.psiDerivative(u)).toBeCloseTo(slope(norm.psi, u), 6)
        expect(norm.weights(u) * u).toBeCloseTo(norm.psi(u), 12)
      }),
    )
  })

  it('is even, grows with |u|, and gives weights from 0 to 1 that fall with it', () => {
    fc.assert(
      fc.property(arguments_, arguments_, (u, v) => {
        const [near, far] = [Math.min(Math.abs(u), Math.abs(v)), Math.max(Math.abs(u), Math.abs(v))]
        expect(norm.rho(-u)).toBe(norm.rho(u))
        expect(norm.psi(-u)).toBeCloseTo(-norm.psi(u), 15)
        expect(norm.rho(near)).toBeLessThanOrEqual(norm.rho(far) + 1e-14)
        expect(norm.weights(far)).toBeLessThanOrEqual(norm.weights(near))
        expect(norm.weights(far)).toBeGreaterThanOrEqual(0)
        expect(norm.weights(0)).toBe(1)
      }),
    )
  })
})
