import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excludedRowsOf, withExclusion, withoutExclusion, type Exclusion } from '@shared/document/exclusions'
import { isPacked, packRows, unpackRows } from '@shared/table/packedRows'
import { isRowList, keptRowsText, readRowList, rowListStart, rowListText } from '@shared/table/rowList'
import {
  edgesOf,
  markedRows,
  noRows,
  rowRange,
  rowSetFromEdges,
  rowSetOf,
  type RowSet,
} from '@shared/table/rowSet'

const LAST = 2 ** 31 - 1
const sets = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: LAST })), {
    maxLength: 60,
  })
  .map((edges): RowSet => {
    const ascending = edges.slice(edges.length % 2).sort((a, b) => a - b)
    return rowSetFromEdges(ascending) ?? noRows
  })

/** Every other row: no set of so many rows has more stretches. */
const everyOther = (count: number): RowSet =>
  markedRows(Uint8Array.from({ length: 2 * count }, (_, row) => row % 2))
const act = (rows: RowSet) => ({ rows, reason: 'too many to read', by: 'x > 1', when: null })

describe('packed rows', () => {
  it('are the same rows again, whoever reads them', () => {
    fc.assert(
      fc.property(sets, (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows)
        expect(readRowList(packRows(rows))).toEqual(readRowList(rowListText(rows)))
      }),
    )
  })

  it('take a character for each edge near the one before it', () => {
    const rows = everyOther(1000)
    const packed = packRows(rows)
    expect(packed).toHaveLength(1 + 2000)
    expect(packRows(unpackRows(packed) ?? noRows)).toBe(packed)
    expect(packRows(rowRange(1, LAST))).toHaveLength(1 + 1 + 7)
  })

  it('are nothing else', () => {
    const texts = [
      '',
      '3,17',
      '~A',
      '~BA',
      '~B',
      '~BBB',
      '~Bg',
      '~B!',
      '~Bé',
      '~-_____________B',
      '~B______D',
      ' ~BB',
    ]
    for (const text of texts) expect(unpackRows(text)).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rows = unpackRows(`~${text}`)
        if (rows !== null) expect(rowSetFromEdges(edgesOf(rows))).toEqual(rows)
      }),
    )
  })

  it('take a character for six rows where there are many, and are the same again', () => {
    const rows = everyOther(10_000)
    const packed = packRows(rows)
    expect(packed.length).toBeLessThan(2 + Math.ceil((20_000 + 32) / 6))
    expect(unpackRows(packed)).toEqual(rows)
    expect(readRowList(rowListText(rows))).toEqual(rows)
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 9000 }), fc.integer({ min: 1, max: 9 }), (length, gap) => {
        const some = markedRows(Uint8Array.from({ length }, (_, i) => ((i * i) % (gap + 1) === 1 ? 1 : 0)))
        expect(unpackRows(packRows(some))).toEqual(some)
      }),
      { numRuns: 30 },
    )
  })

  it('of many rows are nothing else', () => {
    // Row 0; a character that is no digit; a row in six characters.
    for (const text of ['^B', '^C!', '^Cé', ' ^C']) {
      expect(unpackRows(text)).toBeNull()
      expect(isRowList(text)).toBe(false)
    }
    expect(unpackRows('^')).toEqual(noRows)
    expect(unpackRows('^AC')).toEqual(rowSetOf([7]))
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rows = unpackRows(`^${text}`)
        expect(isRowList(`^${text}`)).toBe(rows !== null)
        if (rows !== null) expect(rowSetFromEdges(edgesOf(rows))).toEqual(rows)
      }),
    )
  })
})

describe('rows that are kept', () => {
  it('are written for people as long as these could read them', () => {
    expect(keptRowsText(rowSetOf([3, 17, 40, 41]))).toBe('3,17,40-41')
    expect(isPacked(keptRowsText(everyOther(1000)))).toBe(false)
    expect(isPacked(keptRowsText(everyOther(1001)))).toBe(true)
  })

  it('show how they begin, whichever way they are written', () => {
    expect(rowListStart(rowSetOf([3, 17, 40]), 60)).toBe('3, 17, 40')
    expect(rowListStart(everyOther(5000), 7)).toBe('2, 4, 6, 8…')
    expect(rowListText(everyOther(5000), 3)).toBe('2,4,6')
  })

  it('are excluded and restored as any others', () => {
    const rows = everyOther(2000)
    const [excluded] = withExclusion([], act(rows))
    expect(isPacked(excluded.rows)).toBe(true)
    const read: Exclusion[] = [{ ...excluded }]
    expect(rowListText(excludedRowsOf(read))).toBe(rowListText(rows))
    const [left] = withoutExclusion(read, rowRange(1, 3998))
    expect(left).toMatchObject({ rows: '3998,4000', reason: 'too many to read', by: 'x > 1' })
  })
})
