import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Constraint } from '@shared/constraints/constraint'
import { solveEquations } from '@shared/constraints/solveEquations'

const equation = (coefficients: number[], bound: number): Constraint => ({
  text: '',
  kind: 'equation',
  coefficients: Float64Array.from(coefficients),
  bound,
})

const systems = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    matrix: fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: columns,
    }),
    solution: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: columns, maxLength: columns }),
    free: fc.array(
      fc.integer({ min: -1000, max: 1000 }).map((value) => value / 128),
      { minLength: columns, maxLength: columns },
    ),
    unit: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: columns, maxLength: columns }),
  }),
)

const product = (row: readonly number[], x: ArrayLike<number>): number =>
  row.reduce((sum, value, j) => sum + value * x[j], 0)

describe('solveEquations', () => {
  it('satisfies every equation whatever the free coefficients, in any units', () => {
    fc.assert(
      fc.property(systems, ({ matrix, solution, free: values, unit }) => {
        const rows = matrix.filter((row) => row.some((value) => value !== 0))
        const equations = rows.map((row) => equation(row, product(row, solution)))
        const solved = solveEquations(equations, Int32Array.from(unit))
        if ('conflict' in solved) throw new Error('conflict')
        const { free, dependent, particular, slopes } = solved
        const x = new Float64Array(solution.length)
        free.forEach((column, k) => (x[column] = values[k]))
        dependent.forEach((column, d) => {
          x[column] = particular.high[d]
          free.forEach((other, k) => (x[column] += slopes.high[d * free.length + k] * x[other]))
        })
        rows.forEach((row, i) => {
          const parts = row.reduce(
            (sum, value, j) => sum + Math.abs(value * x[j]),
            Math.abs(equations[i].bound),
          )
          expect(Math.abs(product(row, x) - equations[i].bound)).toBeLessThanOrEqual(1e-12 * parts)
        })
      }),
    )
  })

  it('takes an equation in decimal numbers that follows from others for nothing new', () => {
    const solved = solveEquations(
      [equation([0.1, 0.2, 0], 0.3), equation([1, 2, 0], 3), equation([0, 0, 1], 0)],
      new Int32Array(3),
    )
    expect('conflict' in solved ? [] : [...solved.dependent].sort()).toEqual([1, 2])
  })

  it('takes what cancels altogether for nothing, whichever equation comes first', () => {
    const twice = [
      equation([0, 0, 0, 0.019146888382420596], -0.16880827112543417),
      equation([0, 0, 0, -0.005274919181622567], 0.04650625049831323),
    ]
    const other = equation(
      [0, -0.02653800475462479, 2.24800742601917, 0.005581446599022207],
      -0.6261607771320326,
    )
    const unit = Int32Array.of(2, -1, 5, -5)
    for (const equations of [
      [...twice, other],
      [other, ...twice],
    ]) {
      const solved = solveEquations(equations, unit)
      expect('conflict' in solved ? 0 : solved.free.length).toBe(2)
    }
  })

  it('names only the equations that contradict each other', () => {
    const solved = solveEquations(
      [equation([1, 0, 0], 1), equation([0, 1, 1], 1), equation([0, 2, 2], 3), equation([1, 1, 0], 0)],
      new Int32Array(3),
    )
    expect(solved).toEqual({ conflict: [1, 2] })
  })
})
