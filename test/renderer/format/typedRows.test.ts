import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PredictorDomain } from '@shared/inference/predictorDomains'
import {
  isEmptyRow,
  isTable,
  isUnreadable,
  pasteRows,
  TYPED_LIMIT,
  typedRequest,
} from '../../../src/renderer/format/typedRows'

const number = (name: string, type: PredictorDomain['type'] = 'number'): PredictorDomain => ({
  name,
  type,
  kind: 'number',
  levels: [],
  low: 0,
  high: 1,
})
const category = (name: string, type: PredictorDomain['type'] = 'text'): PredictorDomain => ({
  ...number(name, type),
  kind: 'category',
  levels: ['a', 'b'],
})

describe('typedRequest', () => {
  it('reads numbers, levels and dates; what is empty or unreadable is null', () => {
    const predictors = [number('x'), category('f'), category('n', 'integer'), number('day', 'date')]
    const rows = [
      { x: '1,5', f: ' a ', n: '4', day: '1970-01-02' },
      { x: 'fast', n: 'x', day: '2024-02-30' },
    ]
    expect(typedRequest(rows, predictors)).toEqual({
      from: 'typed',
      columns: ['x', 'f', 'n', 'day'],
      rows: [
        [1.5, 'a', 4, 1],
        [null, null, null, null],
      ],
    })
    expect(isUnreadable('fast', predictors[0])).toBe(true)
    expect(isUnreadable(' ', predictors[0])).toBe(false)
    expect(isEmptyRow({ x: ' ', other: '1' }, predictors)).toBe(true)
  })
})

describe('pasteRows', () => {
  const predictors = [number('x'), number('z')]

  it('fills from the field on, adds rows, and leaves what is beyond the last predictor', () => {
    const rows = [{ x: '1', z: '2' }, { x: '3' }]
    expect(pasteRows(rows, { text: '7\t8\t9\r\n6\n', row: 1, column: 1 }, predictors)).toEqual([
      { x: '1', z: '2' },
      { x: '3', z: '7' },
      { z: '6' },
    ])
  })

  it('finds columns by a first line of names, in any order', () => {
    expect(pasteRows([{}], { text: 'z\tid\tx\n2\tq\t1\n', row: 0, column: 1 }, predictors)).toEqual([
      { x: '1', z: '2' },
    ])
  })

  it('gives back what was pasted, for any table of numbers', () => {
    const tables = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(tables, (table) => {
        const text = table.map((cells) => cells.join('\t')).join('\n')
        const rows = pasteRows([{}], { text, row: 0, column: 0 }, predictors)
        expect(rows).toEqual(table.map(([x, z]) => ({ x: String(x), z: String(z) })))
      }),
    )
  })

  it('stops at the most rows that are typed', () => {
    const text = Array.from({ length: TYPED_LIMIT + 10 }, (_, i) => String(i)).join('\n')
    expect(pasteRows([{}], { text, row: 0, column: 0 }, predictors)).toHaveLength(TYPED_LIMIT)
  })

  it('is for tables: a single cell is the field’s own business', () => {
    expect([isTable('12'), isTable('12\n'), isTable('1\t2'), isTable('1\n2')]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})
