import { describe, expect, it } from 'vitest'
import type { Column } from '@shared/table/column'
import { builtDesign, matrixOf, tableRows } from './buildReference'
import { references, referenceTable, tableOf } from './referenceTable'

const columnsOf = (data: Parameters<typeof tableOf>[0]): readonly Column[] => [
  ...tableOf(data).columns.values(),
]

/** Row by row. */
function encoded(formula: string, data: Parameters<typeof tableOf>[0]): number[][] {
  const design = builtDesign(formula, referenceTable)
  const rowCount = Object.values(data)[0].length
  const { values, columnCount } = design.encode(columnsOf(data), rowCount)
  return Array.from({ length: rowCount }, (_, i) =>
    Array.from(values.subarray(i * columnCount, (i + 1) * columnCount)),
  )
}

describe('encode', () => {
  it.each(references.models.map(({ formula }) => formula))(
    '%s: the model’s own rows come out as they are',
    (formula) => {
      const design = builtDesign(formula, referenceTable)
      const { values, columnCount } = design.encode(
        [...referenceTable.columns.values()],
        referenceTable.rowCount,
      )
      const matrix = matrixOf(design)
      expect(columnCount).toBe(design.columnCount)
      tableRows(design).forEach((row, i) => {
        for (let j = 0; j < columnCount; j++) {
          expect(values[row * columnCount + j]).toBe(matrix[j * design.rowCount + i])
        }
      })
    },
  )

  it('keeps the levels of the model, whatever the new data hold', () => {
    expect(encoded('y ~ f', { f: ['c', 'b', 'new', null, 'a'] })).toEqual([
      [1, 0, 1, 0],
      [1, 1, 0, 0],
      [NaN, NaN, NaN, NaN],
      [NaN, NaN, NaN, NaN],
      [1, 0, 0, 0],
    ])
    expect(encoded('y ~ factor(n)', { n: [10, 5, 4] })).toEqual([
      [1, 0, 0, 1],
      [NaN, NaN, NaN, NaN],
      [1, 0, 0, 0],
    ])
  })

  it('keeps the polynomial basis and the scaling of the model: a row encodes the same alone', () => {
    const design = builtDesign('y ~ poly(z, 3) + scale(z)', referenceTable)
    const matrix = matrixOf(design)
    const z = references.data.z[4]
    const alone = encoded('y ~ poly(z, 3) + scale(z)', { z: [z] })[0]
    expect(alone).toEqual(Array.from({ length: 5 }, (_, j) => matrix[j * design.rowCount + 4]))
  })

  it('a row without a predictor is NaN throughout, whatever the rest; the response is not asked for', () => {
    expect(encoded('y ~ z + x', { z: [1, 2], x: [null, 3] })).toEqual([
      [NaN, NaN, NaN],
      [1, 2, 3],
    ])
    expect(encoded('y ~ f:x', { f: ['a', 'a'], x: [null, 3] })[0].every(Number.isNaN)).toBe(true)
  })

  it('a column that is absent or of another kind cannot be coded', () => {
    expect(encoded('y ~ z + x', { z: [1] })[0].every(Number.isNaN)).toBe(true)
    expect(encoded('y ~ z', { z: ['text'] })[0].every(Number.isNaN)).toBe(true)
    expect(encoded('y ~ f', { f: [1] })[0].every(Number.isNaN)).toBe(true)
  })
})

describe('what keeps a row from being coded', () => {
  const obstacles = (formula: string, data: Parameters<typeof tableOf>[0]) => {
    const rowCount = Object.values(data)[0].length
    const found = builtDesign(formula, referenceTable).encode(columnsOf(data), rowCount).obstacles
    return [...found].sort(([a], [b]) => a - b)
  }

  it('is every column that is missing, before a level that no fitted row has', () => {
    expect(
      obstacles('y ~ f + z + x', { f: ['new', null, 'a', 'q'], z: [null, null, 1, 2], x: [1, 2, 3, 4] }),
    ).toEqual([
      [0, { why: 'missing', columns: ['z'] }],
      [1, { why: 'missing', columns: ['f', 'z'] }],
      [3, { why: 'unknown-level', variable: 'f', level: 'q' }],
    ])
    expect(obstacles('y ~ z + x', { z: [1] })).toEqual([[0, { why: 'missing', columns: ['x'] }]])
  })

  it('is a level in the numbers of a factor, or an expression without a value', () => {
    expect(obstacles('y ~ factor(n)', { n: [10, 5] })).toEqual([
      [1, { why: 'unknown-level', variable: 'factor(n)', level: '5' }],
    ])
    expect(obstacles('y ~ sqrt(z)', { z: [1, -1] })).toEqual([[1, { why: 'undefined', variable: 'sqrt(z)' }]])
  })
})
