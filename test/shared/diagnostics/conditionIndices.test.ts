import { describe, expect, it } from 'vitest'
import { conditionIndices } from '@shared/diagnostics/conditionIndices'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { matrixDesign } from './matrixDesign'

const n = 100
const x = Array.from({ length: n }, (_, i) => Math.sin(i * i))
const z = Array.from({ length: n }, (_, i) => 3 + Math.cos(7 * i * i))
const y = x.map((value, i) => value + z[i])
const indices = (columns: Record<string, number[]>): ReturnType<typeof conditionIndices> =>
  conditionIndices(solveLeastSquares(matrixDesign(columns, { response: y })))

describe('condition indices', () => {
  it('begin with 1 and share out the whole variance of each coefficient', () => {
    const found = indices({ x, z })
    expect(found[0].index).toBe(1)
    expect(found.map(({ proportions }) => proportions.length)).toEqual([3, 3, 3])
    for (let j = 0; j < 3; j++) {
      expect(found.reduce((sum, { proportions }) => sum + proportions[j], 0)).toBeCloseTo(1, 13)
    }
  })

  it('do not depend on the columns’ units', () => {
    const scaled = indices({ x: x.map((value) => 1e6 * value), z: z.map((value) => value / 1e4) })
    indices({ x, z }).forEach(({ index }, k) => expect(scaled[k].index / index).toBeCloseTo(1, 12))
  })

  it('name the columns that nearly depend on each other', () => {
    const twin = x.map((value, i) => value + 1e-4 * Math.sin(11 * i * i))
    const last = indices({ x, z, twin }).at(-1)
    expect(last?.index).toBeGreaterThan(1000)
    const [intercept, ofX, , ofTwin] = last?.proportions ?? []
    expect(ofX).toBeGreaterThan(0.99)
    expect(ofTwin).toBeGreaterThan(0.99)
    expect(intercept).toBeLessThan(0.5)
  })

  it('are left out where there are too many to read', () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, j) => [
        `c${j}`,
        Array.from({ length: 150 }, (__, i) => Math.sin((j + 1) * i * i)),
      ]),
    )
    const response = Array.from({ length: 150 }, (_, i) => i)
    expect(conditionIndices(solveLeastSquares(matrixDesign(many, { response })))).toEqual([])
  })
})
