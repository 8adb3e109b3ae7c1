import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestFeasible } from '@shared/constraints/nearestFeasible'

const unit = (values: readonly number[]): Float64Array => {
  const length = Math.hypot(...values)
  return Float64Array.from(values, (value) => value / length)
}

function solve(normals: readonly number[][], slack: readonly number[]) {
  return nearestFeasible({
    normals: normals.map(unit),
    slack: Float64Array.from(slack),
    tolerance: new Float64Array(slack.length),
  })
}

const directions = fc
  .array(fc.integer({ min: -4, max: 4 }), { minLength: 3, maxLength: 3 })
  .filter((values) => values.some((value) => value !== 0))

describe('nearestFeasible', () => {
  it('stays where it is if all inequalities hold', () => {
    expect(solve([[1, 0], [0, 1]], [0, 2])).toEqual({ active: [] }) // prettier-ignore
  })

  it('finds the corner', () => {
    expect(solve([[1, 0], [0, 1], [1, 1]], [-1, -2, -1])).toEqual({ active: [0, 1] }) // prettier-ignore
  })

  it('lets go of what another inequality makes needless', () => {
    expect(solve([[1, 0], [1, 0.1]], [-1, -5])).toEqual({ active: [1] }) // prettier-ignore
  })

  it('agrees with trying every set of up to three inequalities', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(directions, fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 6 }),
        (inequalities) => {
          const normals = inequalities.map(([direction]) => direction)
          // Through no common point by chance: a set that is active is active alone.
          const slack = inequalities.map(([, value], i) => value + Math.sin(i + 1) / 7)
          const found = solve(normals, slack)
          const tried = bestOfAllSets(normals.map(unit), slack)
          if (tried === null) expect('conflict' in found).toBe(true)
          else
            expect('active' in found ? distanceTo(normals.map(unit), slack, found.active) : NaN).toBeCloseTo(
              tried,
              8,
            )
        },
      ),
    )
  })
})

/** The smallest length of a feasible point on which a set of inequalities holds with equality. */
function bestOfAllSets(normals: readonly Float64Array[], slack: readonly number[]): number | null {
  let best: number | null = null
  for (let bits = 0; bits < 2 ** normals.length; bits++) {
    const set = [...normals.keys()].filter((i) => (bits >> i) % 2 === 1)
    if (set.length > 3) continue
    const point = pointOn(normals, slack, set)
    if (point === null) continue
    const feasible = normals.every((normal, i) => slack[i] + dot(normal, point) > -1e-9)
    const length = Math.hypot(...point)
    if (feasible && (best === null || length < best)) best = length
  }
  return best
}

function distanceTo(
  normals: readonly Float64Array[],
  slack: readonly number[],
  set: readonly number[],
): number {
  const point = pointOn(normals, slack, set)
  return point === null ? NaN : Math.hypot(...point)
}

/** Nᵀ (N Nᵀ)⁻¹ (−slack) by elimination; null for dependent normals. */
function pointOn(
  normals: readonly Float64Array[],
  slack: readonly number[],
  set: readonly number[],
): number[] | null {
  const rows = set.map((i) => [...set.map((j) => dot(normals[i], normals[j])), -slack[i]])
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (Math.abs(row[k]) > Math.abs(best[k]) ? row : best))
    if (Math.abs(pivot[k]) < 1e-9) return null
    rows.splice(rows.indexOf(pivot), 1)
    rows.splice(k, 0, pivot)
    rows.forEach((row, i) => {
      if (i === k) return
      const factor = row[k] / pivot[k]
      row.forEach((_, j) => (row[j] -= factor * pivot[j]))
    })
  }
  const multipliers = rows.map((row, k) => row[set.length] / row[k])
  return [0, 1, 2].map((c) => set.reduce((sum, i, k) => sum + multipliers[k] * (normals[i][c] ?? 0), 0))
}

const dot = (a: Float64Array, b: ArrayLike<number>): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0)
