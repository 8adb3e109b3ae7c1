import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { nextPlace } from '../../../../src/main/data/database/foundPlaces'
import { opened, openText } from '../openText'

const text = `name,x,d,ok
Ångström,3,2024-01-03,true
angst,0.00001,2024-01-01,false
"50% off",,2024-01-02,
a_b,-Inf,,true
,30,2024-02-29,false
x,bad,2024-02-29,true
`

let table: DuckdbTable
beforeAll(async () => {
  table = await openText(text, { columnTypes: { x: 'number' } })
})
afterAll(() => table.close())

const plain = { filter: null, sort: null, column: null, from: 0, direction: 'next' } as const
type Search = Partial<Omit<Parameters<DuckdbTable['findText']>[0], 'text'>>

const find = async (wanted: string, search: Search = {}) =>
  opened(await table.findText({ ...plain, ...search, text: wanted }))

describe('finding a text', () => {
  it('counts the rows in which it stands, in capitals or not, and names the column', async () => {
    expect(await find('ANGST')).toEqual({ count: 1, found: { row: 2, place: 1, rank: 1, column: 0 } })
    expect(await find('ström')).toMatchObject({ count: 1, found: { row: 1 } })
    expect(await find('tru')).toMatchObject({ count: 3, found: { row: 1, column: 3 } })
    expect(await find('2024-02')).toMatchObject({ count: 2, found: { row: 5, column: 2 } })
    expect(await find('nowhere')).toEqual({ count: 0, found: null })
  })

  it('reads numbers as they are shown, and takes no sign for a pattern', async () => {
    expect(await find('0.00001')).toMatchObject({ count: 1, found: { row: 2, column: 1 } })
    expect(await find('3', { column: 'x' })).toMatchObject({ count: 2, found: { row: 1 } })
    expect(await find('infin')).toMatchObject({ count: 1, found: { row: 4 } })
    expect(await find('%')).toMatchObject({ count: 1, found: { row: 3 } })
    expect(await find('_')).toMatchObject({ count: 1, found: { row: 4 } })
    expect(await find("'")).toEqual({ count: 0, found: null })
  })

  it('finds what could not be read, as it stands in the file', async () => {
    expect(await find('BAD')).toEqual({ count: 1, found: { row: 6, place: 5, rank: 1, column: 1 } })
  })

  it('goes on from a place, either way and round the end', async () => {
    const rank = async (from: number, direction: 'next' | 'previous') =>
      (await find('true', { from, direction })).found?.row
    expect([
      await rank(0, 'next'),
      await rank(1, 'next'),
      await rank(4, 'next'),
      await rank(6, 'next'),
    ]).toEqual([1, 4, 6, 1])
    expect([await rank(5, 'previous'), await rank(4, 'previous'), await rank(0, 'previous')]).toEqual([
      6, 4, 1,
    ])
  })

  it('follows the filter and the order of the view', async () => {
    const view = { filter: 'x > 0', sort: { column: 'x', direction: 'descending' } } as const
    expect(await find('2024', view)).toEqual({ count: 3, found: { row: 5, place: 0, rank: 1, column: 2 } })
    expect(await find('2024', { ...view, from: 1 })).toMatchObject({ found: { row: 1, place: 1, rank: 2 } })
    expect(await find('bad', view)).toEqual({ count: 0, found: null })
  })

  it('can be cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    const result = await table.findText({ ...plain, text: 'another' }, controller.signal)
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('nextPlace', () => {
  it('is the nearest place in the direction, or the first from the other end', () => {
    const places = fc.uniqueArray(fc.nat(50)).map((some) => some.sort((a, b) => a - b))
    fc.assert(
      fc.property(places, fc.nat(60), (some, from) => {
        const next = some.findIndex((place) => place >= from)
        const previous = some.filter((place) => place <= from).length - 1
        const array = Int32Array.from(some)
        expect(nextPlace(array, from, 'next')).toBe(next >= 0 ? next : some.length > 0 ? 0 : -1)
        expect(nextPlace(array, from, 'previous')).toBe(previous >= 0 ? previous : some.length - 1)
      }),
    )
  })
})
