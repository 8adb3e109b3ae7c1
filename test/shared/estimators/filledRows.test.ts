import { expect, it } from 'vitest'
import { filledRows } from '@shared/estimators/filledRows'
import { foldInDouble } from '@shared/estimators/foldedDesign'
import { arrayDesign } from './arrayDesign'
import { drawProblem } from './penalisedProblems'

it('are as many in the triangle of few rows and many columns as there were rows, dependent columns or not', () => {
  const wide = drawProblem(3, 12, 40)
  const [first, ...others] = wide.columns
  for (const columns of [wide.columns, [first, first, first.map(() => 5), ...others]]) {
    const design = arrayDesign({ ...wide, columns })
    const order = design.columnCount + 1
    const { high } = foldInDouble(design, {}).triangle
    const rows = filledRows(high, order)
    expect(rows).toHaveLength(12)
    for (let j = 0; j < order; j++) {
      const whole = Math.hypot(...high.subarray(j * order, (j + 1) * order))
      const kept = Math.hypot(...rows.map((i) => high[j * order + i]))
      expect(Math.abs(kept - whole)).toBeLessThanOrEqual(1e-14 * whole)
    }
  }
  expect(filledRows(new Float64Array(6), 3)).toEqual([])
})
