import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepsSchema } from '@shared/preparation/step'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { openTable } from '../../../../src/main/data/openTable'
import { OtherTables } from '../../../../src/main/preparation/otherTables'
import { prepareTable } from '../../../../src/main/preparation/prepareTable'
import { opened, withFile } from '../openText'

const ROWS = 60_000
const LEAST = 2_147_483_640

/** Of every type, with missing cells, and so many that different values are estimated. */
const lines = Array.from({ length: ROWS }, (_, row) => {
  const day = new Date(Date.UTC(2020, 0, 1 + (row % 900))).toISOString().slice(0, 10)
  const cells = [row + LEAST, (row * 0.37).toFixed(2), 'uvw'[row % 3], row % 2 === 0, day]
  return row % 10 === 3 ? [...cells.slice(0, 1), '', ...cells.slice(2)].join(',') : cells.join(',')
})
const content = `id,x,g,b,d\n${lines.join('\n')}\n`
const open = (figures: 'now' | 'later'): Promise<DuckdbTable> =>
  withFile(content, async (path) => opened(await openTable({ path, options: {}, figures })))

let now: DuckdbTable
let later: DuckdbTable
beforeAll(async () => {
  now = await open('now')
  later = await open('later')
}, 60_000)
afterAll(async () => {
  await now.close()
  await later.close()
})

describe('the figures of a large table’s columns', () => {
  it('can be left for later, but for what decides how a column is read and what it is taken for', () => {
    const essential = ({
      name,
      type,
      missing,
      unparsed,
      examples,
      dayOnly,
    }: DuckdbTable['columns'][number]) => {
      return { name, type, missing, unparsed, examples, dayOnly }
    }
    expect(later.columns.map(essential)).toEqual(now.columns.map(essential))
    expect(later.columns.map(({ distinct }) => distinct)).toEqual([null, null, 3, 2, null])
    expect(later.columns.every(({ histogram }) => histogram === null)).toBe(true)
    expect(now.columns.every(({ histogram, distinct }) => histogram !== null && distinct !== null)).toBe(true)
  })

  it('name the levels of a whole number as if they had been there', async () => {
    const fresh = await open('later')
    expect(opened(await fresh.levels('id', 2))).toEqual(opened(await now.levels('id', 2)))
    await fresh.close()
  })

  it('are the same when they are asked for, while pages are read, and once for all who ask', async () => {
    const [first, second, page] = await Promise.all([later.figures(), later.figures(), later.head(3)])
    expect(opened(page).cells[0]).toEqual([LEAST, 0, 'u', true, '2020-01-01'])
    expect(opened(first)).toEqual(now.columns)
    expect(opened(second)).toBe(opened(first))
    expect(later.columns).toBe(opened(first))
  })

  it('are measured of a prepared table where its file’s are not there yet', async () => {
    const steps = stepsSchema.parse([{ kind: 'compute', name: 'twice', expression: '2 * x' }])
    const columnsOf = async (table: DuckdbTable) => {
      const others = new OtherTables(table.origin.database, { pathsOf: (path) => [path] })
      const prepared = opened(await prepareTable(table, steps, { others }))
      const figures = opened(await prepared.table.figures())
      await others.close()
      await prepared.table.close()
      // The examples are any of the values: which ones depends on the thread that comes first.
      return figures.map((column) => ({ ...column, examples: column.examples.length }))
    }
    const fresh = await open('later')
    expect(await columnsOf(fresh)).toEqual(await columnsOf(now))
    await fresh.close()
  })

  it('are measured of those columns that are wanted first, and given up at once when somebody else comes', async () => {
    const fresh = await open('later')
    expect(opened(await fresh.someFigures([4, 2]))).toEqual([4, 2])
    const figured = fresh.columns.map(({ histogram }) => histogram !== null)
    expect(figured).toEqual([false, false, true, false, true])
    const turn = new AbortController()
    const givenUp = fresh.someFigures([0, 1, 3], turn.signal)
    const next = fresh.someFigures([1])
    turn.abort()
    expect(await givenUp).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(opened(await next)).toEqual([1])
    expect(fresh.columns[0].histogram).toBeNull()
    expect(opened(await fresh.figures())).toEqual(now.columns)
    await fresh.close()
  })

  it('end with the table', async () => {
    const fresh = await open('later')
    const figured = fresh.figures()
    await fresh.close()
    expect(await figured).toEqual({ ok: false, error: { code: 'table-closed' } })
    expect(await fresh.figures()).toEqual({ ok: false, error: { code: 'table-closed' } })
  })

  it('of a small table are there at once, unless they are not wanted', async () => {
    const text = 'x,g\n1.5,a\n2.5,b\n2.5,a\n'
    const quick = await withFile(text, (path) => openTable({ path, options: {}, figures: 'if-quick' }))
    const bare = await withFile(text, (path) => openTable({ path, options: {}, figures: 'later' }))
    const figuresOf = ({ columns }: DuckdbTable) =>
      columns.map(({ distinct, min, max, histogram }) => [distinct, min, max, histogram])
    expect(figuresOf(opened(quick))).toEqual([
      [2, 1.5, 2.5, [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]],
      [2, null, null, [2, 1]],
    ])
    expect(figuresOf(opened(bare))).toEqual([
      [null, null, null, null],
      [2, null, null, null],
    ])
    await opened(quick).close()
    await opened(bare).close()
  })

  it('of very many columns follow, and count each one’s most frequent texts', async () => {
    const places = Array.from({ length: 250 }, (_, place) => place)
    const rows = Array.from({ length: 60 }, (_, row) => places.map((place) => `t${row % ((place % 12) + 1)}`))
    const text = `${[places.map((place) => `v${place}`), ...rows].map(String).join('\n')}\n`
    const wide = opened(await withFile(text, (path) => openTable({ path, options: {}, figures: 'if-quick' })))
    expect(wide.columns.every(({ histogram }) => histogram === null)).toBe(true)
    const countsOf = (place: number): number[] => {
      const different = (place % 12) + 1
      const counts = Array.from({ length: different }, (_, value) => Math.ceil((60 - value) / different))
      return counts.sort((a, b) => b - a).slice(0, 10)
    }
    const figured = opened(await wide.figures())
    expect(figured.map(({ histogram }) => histogram)).toEqual(places.map(countsOf))
    await wide.close()
  })
})
