import { describe, expect, it } from 'vitest'
import { builtDesign, matrixOf, responseOf, tableRows } from './buildReference'
import { references, referenceTable } from './referenceTable'

/** Largest difference relative to the column's largest magnitude. */
function worstDifference(actual: Float64Array, expected: readonly number[]): number {
  const size = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-300)
  return expected.reduce((worst, value, i) => Math.max(worst, Math.abs(actual[i] - value) / size), 0)
}

describe('the model matrix is R’s', () => {
  it.each(references.models.map((model) => [model.formula, model] as const))('%s', (formula, model) => {
    const design = builtDesign(formula, referenceTable)
    expect(design.columnNames).toEqual(model.columns)
    expect(design.hasIntercept).toBe(model.intercept)
    expect(design.responseLabel).toBe(model.response)
    expect(tableRows(design).map((row) => row + 1)).toEqual(model.rows)
    const ownLabels = model.termLabels.filter((label) => label !== model.response)
    expect(design.termLabels).toEqual(ownLabels)
    expect(design.assign.map((term) => (term === 0 ? '' : design.termLabels[term - 1]))).toEqual(
      model.assign.map((term) => (term === 0 ? '' : model.termLabels[term - 1])),
    )
    expect(worstDifference(responseOf(design), model.y)).toBeLessThan(1e-15)
    const matrix = matrixOf(design)
    for (let j = 0; j < design.columnCount; j++) {
      const range = [j * design.rowCount, (j + 1) * design.rowCount] as const
      expect(worstDifference(matrix.subarray(...range), model.values.slice(...range))).toBeLessThan(1e-14)
    }
  })
})
