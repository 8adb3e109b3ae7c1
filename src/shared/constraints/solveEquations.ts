import type { DoubleDoubles } from '../numeric/doubleDouble'
import { createDoubleDoubles } from '../numeric/doubleDouble'
import { timesPowerOfTwo } from '../numeric/timesPowerOfTwo'
import type { Constraint } from './constraint'
import type { EquationTableau, Pivot } from './equationTableau'
import { createTableau, eliminateColumn, findPivot, isRounding } from './equationTableau'

/** β that satisfies equations: the dependent coefficients are `particular` + `slopes` · the free ones. */
export interface EquationSolution {
  /** Columns whose coefficients are free, ascending. */
  readonly free: Int32Array
  /** Columns whose coefficients follow from the free ones. */
  readonly dependent: Int32Array
  /** One entry a dependent column: its coefficient where the free ones are 0. */
  readonly particular: DoubleDoubles
  /** dβ_dependent / dβ_free, row-major, a row for each dependent column. */
  readonly slopes: DoubleDoubles
  /** K with K A_dependent = 1, a row for each dependent column: λ = Kᵀ g solves Aᵀ λ = g. Equations that say nothing new have 0. */
  readonly inverse: Float64Array
}

/** Equations, by index, that no β satisfies together. */
export interface EquationConflict {
  readonly conflict: readonly number[]
}

/** Shares of equations below this are the rounding of the elimination. */
const NO_SHARE = 2 ** -44

/**
 * Gauss–Jordan elimination with complete pivoting in double-double, so that the solution is as exact as the numbers in the equations.
 * Columns are measured in units of 2^unit: a coefficient that makes a larger difference to the fit is eliminated first.
 */
export function solveEquations(
  equations: readonly Constraint[],
  unit: Int32Array,
): EquationSolution | EquationConflict {
  const tableau = createTableau(equations, unit)
  const pivots: Pivot[] = []
  for (;;) {
    const pivot = findPivot(tableau, pivots)
    if (pivot === null) break
    eliminateColumn(tableau, pivot)
    pivots.push(pivot)
  }
  return findConflict(tableau, pivots) ?? readSolution(tableau, unit, pivots)
}

/** An equation of which nothing but a right-hand side is left. */
function findConflict(tableau: EquationTableau, pivots: readonly Pivot[]): EquationConflict | null {
  const { values, rows, columns, width } = tableau
  const used = new Set(pivots.map(({ row }) => row))
  const row = Array.from({ length: rows }, (_, i) => i).find(
    (i) => !used.has(i) && !isRounding(tableau, i, columns),
  )
  if (row === undefined) return null
  const shares = values.high.subarray(row * width + columns + 1, (row + 1) * width)
  return { conflict: [...shares.keys()].filter((k) => Math.abs(shares[k]) > NO_SHARE) }
}

function readSolution(
  tableau: EquationTableau,
  unit: Int32Array,
  pivots: readonly Pivot[],
): EquationSolution {
  const { values, rows, columns, width, rowExponent } = tableau
  const dependent = Int32Array.from(pivots, ({ column }) => column)
  const free = Int32Array.from([...unit.keys()].filter((column) => !dependent.includes(column)))
  const particular = createDoubleDoubles(pivots.length)
  const slopes = createDoubleDoubles(pivots.length * free.length)
  const inverse = new Float64Array(pivots.length * rows)
  pivots.forEach(({ row, column }, d) => {
    const own = row * width
    const toUnit = -unit[column]
    particular.high[d] = timesPowerOfTwo(values.high[own + columns], toUnit)
    particular.low[d] = timesPowerOfTwo(values.low[own + columns], toUnit)
    free.forEach((other, k) => {
      if (isRounding(tableau, row, other)) return
      slopes.high[d * free.length + k] = -timesPowerOfTwo(values.high[own + other], toUnit + unit[other])
      slopes.low[d * free.length + k] = -timesPowerOfTwo(values.low[own + other], toUnit + unit[other])
    })
    for (let i = 0; i < rows; i++) {
      const share = values.high[own + columns + 1 + i]
      inverse[d * rows + i] = timesPowerOfTwo(share, toUnit - rowExponent[i])
    }
  })
  return { free, dependent, particular, slopes, inverse }
}
