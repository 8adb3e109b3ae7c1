import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRowList, rowListText } from '@shared/table/rowList'
import { intersect, subtract, unite } from '@shared/table/rowAlgebra'
import {
  edgesOf,
  firstRow,
  hasRow,
  isRowSet,
  listRows,
  markedRows,
  noRows,
  rowRange,
  rowSetFromBits,
  rowSetFromEdges,
  rowSetOf,
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

/** Masks of so many rows that their sets are held as bits, as edges, or just between: the share of marked rows and how they cluster vary. */
const masks = fc
  .record({
    length: fc.integer({ min: 3000, max: 9000 }),
    seed: fc.integer({ min: 1, max: 2 ** 30 }),
    share: fc.constantFrom(0, 0.001, 0.1, 0.5, 0.9, 1),
    cluster: fc.constantFrom(1, 2, 31, 32, 33, 500),
  })
  .map(({ length, seed, share, cluster }) =>
    Uint8Array.from({ length }, (_, i) => {
      const mixed = Math.imul(Math.floor(i / cluster) + seed, 0x9e37_79b1)
      return (Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b) >>> 0) / 2 ** 32 < share ? 1 : 0
    }),
  )
const marks = (mask: Uint8Array): number[] => {
  const found: number[] = []
  mask.forEach((mark, i) => mark === 1 && found.push(i + 1))
  return found
}

describe('a set of many rows', () => {
  it('is what its mask marks, whichever way it is held', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const set = markedRows(mask)
        expect(listRows(set)).toEqual(Int32Array.from(marks(mask)))
        expect(set.count).toBe(marks(mask).length)
        expect(firstRow(set)).toBe(marks(mask)[0])
        expect(rowSetOf(marks(mask).reverse())).toEqual(set)
        expect(rowSetFromEdges(edgesOf(set))).toEqual(set)
        expect(Array.from(edgesOf(set, 7))).toEqual(Array.from(edgesOf(set)).slice(0, 7))
        expect(isRowSet(set)).toBe(true)
        const rows = Array.from({ length: mask.length + 70 }, (_, row) => row)
        expect(rows.filter((row) => hasRow(set, row))).toEqual(marks(mask))
      }),
      { numRuns: 30 },
    )
  })

  it('is joined, parted and shared as masks are', () => {
    fc.assert(
      fc.property(masks, masks, (a, b) => {
        const both = (holds: (inA: boolean, inB: boolean) => boolean): RowSet =>
          markedRows(
            Uint8Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
              holds(a[i] === 1, b[i] === 1) ? 1 : 0,
            ),
          )
        const [first, second] = [markedRows(a), markedRows(b)]
        expect(unite(first, second)).toEqual(both((inA, inB) => inA || inB))
        expect(subtract(first, second)).toEqual(both((inA, inB) => inA && !inB))
        expect(intersect(first, second)).toEqual(both((inA, inB) => inA && inB))
      }),
      { numRuns: 30 },
    )
  })

  it('takes no more memory for a row far away', () => {
    const many = markedRows(Uint8Array.from({ length: 50_000 }, (_, i) => i % 2))
    const far = rowSetOf([2 ** 31 - 2])
    const together = unite(many, far)
    expect(together.count).toBe(many.count + 1)
    expect(subtract(together, far)).toEqual(many)
    expect(intersect(together, many)).toEqual(many)
  })

  it('takes nothing from outside that is no set', () => {
    const bits = Uint32Array.of(0b110)
    expect(rowSetFromBits(bits)).toEqual(rowSetOf([1, 2]))
    expect(rowSetFromBits(Uint32Array.of(1))).toBeNull()
    expect(rowSetFromBits(new Uint32Array(2 ** 26))).toBeNull()
    expect(isRowSet({ bits, count: 2 })).toBe(true)
    const others = [
      null,
      [],
      { bits, count: 3 },
      { bits: Uint32Array.of(1), count: 1 },
      { bits: [6], count: 2 },
      { edges: Int32Array.of(3, 1), count: 2 },
      { edges: Int32Array.of(1, 3), count: 1 },
      { edges: Int32Array.of(1, 3), count: 2, more: 1 },
    ]
    for (const other of others) expect(isRowSet(other)).toBe(false)
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
