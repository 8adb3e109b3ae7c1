import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRowList, rowListText } from '@shared/table/rowList'
import {
  hasRow,
  intersect,
  listRows,
  markedRows,
  noRows,
  rowRange,
  rowSetFromEdges,
  rowSetOf,
  subtract,
  unite,
  type RowSet,
} from '@shared/table/rowSet'

const rows = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 })
const members = (set: RowSet): number[] => Array.from(listRows(set))
const ascending = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b)

describe('a set of rows', () => {
  it('holds each row once, whatever order they come in', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const set = rowSetOf(some)
        expect(members(set)).toEqual(ascending(some))
        expect(set.count).toBe(new Set(some).size)
        for (let row = 0; row <= 61; row++) expect(hasRow(set, row)).toBe(some.includes(row))
      }),
    )
  })

  it('is joined, parted and shared as sets are', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [first, second] = [rowSetOf(a), rowSetOf(b)]
        expect(members(unite(first, second))).toEqual(ascending([...a, ...b]))
        expect(members(subtract(first, second))).toEqual(ascending(a.filter((row) => !b.includes(row))))
        expect(members(intersect(first, second))).toEqual(ascending(a.filter((row) => b.includes(row))))
        for (const set of [unite(first, second), subtract(first, second), intersect(first, second)])
          expect(set).toEqual(rowSetOf(members(set)))
      }),
    )
  })

  it('is as small for a million neighbours as for one row', () => {
    const all = rowRange(1, 1_000_001)
    expect(all).toEqual({ edges: Int32Array.of(1, 1_000_001), count: 1_000_000 })
    expect(subtract(all, rowSetOf([5])).count).toBe(999_999)
    expect(rowRange(4, 4)).toEqual(noRows)
    expect(markedRows(Uint8Array.of(1, 1, 0, 1))).toEqual(rowSetOf([1, 2, 4]))
  })

  it('stays as it is beside no rows: most sets are compared with none', () => {
    const set = rowSetOf([2, 3, 9])
    expect([unite(set, noRows), unite(noRows, set), subtract(set, noRows)].every((one) => one === set)).toBe(
      true,
    )
    expect([intersect(set, noRows), intersect(noRows, set), subtract(noRows, set)]).toEqual([
      noRows,
      noRows,
      noRows,
    ])
  })

  it('is what a mask marks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 40 }), (mask) => {
        const marked = mask.flatMap((mark, index) => (mark === 1 ? [index + 1] : []))
        expect(markedRows(Uint8Array.from(mask))).toEqual(rowSetOf(marked))
      }),
    )
  })

  it('is read from a text of numbers and ranges in ascending order, and from no other', () => {
    const byDefinition = (text: string): RowSet | null => {
      const ranges = text.split(',').map((part) => /^([0-9]+)(?:-([0-9]+))?$/.exec(part))
      const edges: number[] = []
      for (const range of text === '' ? [] : ranges) {
        if (range === null) return null
        const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])]
        if (last < first) return null
        if (first === edges.at(-1)) edges.pop()
        else edges.push(first)
        edges.push(last + 1)
      }
      return rowSetFromEdges(edges)
    }
    const near = fc.array(fc.constantFrom('1', '2', '3', '40', '-', ',', ',', ' '), { maxLength: 12 })
    const far = fc.array(fc.constantFrom('2147483645', '2147483646', '99999999999', ',', '-'), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.oneof(near, far), (parts) => {
        expect(readRowList(parts.join(''))).toEqual(byDefinition(parts.join('')))
      }),
      { numRuns: 2000 },
    )
  })

  it('lists no more rows than asked for', () => {
    expect(members({ ...rowRange(3, 9) }).length).toBe(6)
    expect(Array.from(listRows(rowSetOf([2, 3, 9, 10]), 3))).toEqual([2, 3, 9])
  })

  it('takes no edges from outside that are not ascending rows', () => {
    expect(rowSetFromEdges([1, 3])).toEqual(rowSetOf([1, 2]))
    for (const edges of [[1], [3, 1], [0, 2], [1, 2, 2, 3], [1.5, 2], [1, 2 ** 31]])
      expect(rowSetFromEdges(edges)).toBeNull()
  })
})

describe('rows as people write them', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const set = rowSetOf(some)
        expect(readRowList(rowListText(set))).toEqual(set)
      }),
    )
    expect(rowListText(rowSetOf([3, 17, 40, 41, 42]))).toBe('3,17,40-42')
    expect(rowListText(rowSetOf([10, 2147483645, 2147483646]))).toBe('10,2147483645-2147483646')
  })

  it('are as many as there are', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => 1 + Math.floor(i * 1.5) * 11)
    expect(rowListText(rowSetOf(many))).toBe(many.join(','))
    expect(readRowList(many.join(','))).toEqual(rowSetOf(many))
  })

  it('are none where the text is something else', () => {
    for (const text of ['a', '3,', '5-3', '0', '1;2', '4,2', '-4', '1-2-3'])
      expect(readRowList(text)).toBeNull()
  })
})
