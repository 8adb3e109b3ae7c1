import { describe, expect, it } from 'vitest'
import { seededRandom } from '@shared/numeric/seededRandom'

describe('seededRandom', () => {
  it('gives the same bits for the same seed and others for another', () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed)
      return Array.from({ length: 100 }, () => random.uniform())
    }
    expect(draw(42)).toEqual(draw(42))
    expect(draw(42)).not.toEqual(draw(43))
    expect(draw(1)).not.toEqual(draw(1 + 2 ** 32))
    expect(draw(0).every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('has the moments of the uniform and the normal distribution', () => {
    const random = seededRandom(7)
    const n = 200_000
    let uniform = 0
    let normal = 0
    let square = 0
    let fourth = 0
    for (let i = 0; i < n; i++) {
      uniform += random.uniform()
      const z = random.normal()
      normal += z
      square += z * z
      fourth += z ** 4
    }
    expect(Math.abs(uniform / n - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n))
    expect(Math.abs(normal / n)).toBeLessThan(4 / Math.sqrt(n))
    expect(Math.abs(square / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
    expect(Math.abs(fourth / n - 3)).toBeLessThan(4 * Math.sqrt(96 / n))
  })

  it('draws integers below the bound, each equally often', () => {
    const random = seededRandom(3)
    const counts = new Array<number>(7).fill(0)
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]++
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(22.5)
    expect(random.integer(1)).toBe(0)
    expect(random.integer(2 ** 53)).toBeLessThan(2 ** 53)
  })
})
