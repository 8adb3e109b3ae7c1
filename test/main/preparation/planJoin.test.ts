import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { stepsSchema } from '@shared/preparation/step'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { prepareTable } from '../../../src/main/preparation/prepareTable'
import { opened, openText } from '../data/openText'
import { othersOf } from './othersOf'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-join-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return name
}

interface Seen {
  readonly table: DuckdbTable
  readonly outcomes: readonly StepOutcome[]
  readonly names: readonly string[]
  readonly rows: readonly number[]
  readonly cells: readonly (readonly unknown[])[]
}

/** Takes steps on a text's table and hands over what comes out; `steps` are written as in a file. */
async function joined(text: string, steps: readonly object[], look: (seen: Seen) => unknown): Promise<void> {
  const loaded = await openText(text)
  try {
    const others = othersOf(loaded, folder)
    const { table, outcomes } = opened(await prepareTable(loaded, stepsSchema.parse(steps), { others }))
    const page = opened(await table.page({ start: 0, end: 1000, filter: null, sort: null }))
    const names = table.columns.map(({ name }) => name)
    await look({ table, outcomes, names, rows: page.rowNumbers, cells: page.cells })
  } finally {
    await loaded.close()
  }
}

const effect = (outcome: StepOutcome) => (outcome.state === 'done' ? outcome.effect : outcome)
const joining = (other: string, step: object) => ({ kind: 'join', file: other, ...step })

const SALES = 'shop,amount\nb,10\na,20\nc,30\n,40\nb,50\n'
const SHOPS = 'id,city,amount\na,Rome,1\nb,Oslo,2\nd,Nice,3\n,None,4\n'
const KEYS = [{ column: 'shop', other: 'id' }]

describe('a join', () => {
  it('keeps every row under its number, and says how many matched', () =>
    joined(SALES, [joining(file('shops.csv', SHOPS), { keys: KEYS })], ({ outcomes, names, rows, cells }) => {
      expect(names).toEqual(['shop', 'amount', 'city', 'amount_2'])
      expect(rows).toEqual([1, 2, 3, 4, 5])
      expect(cells).toEqual([
        ['b', 10, 'Oslo', 2],
        ['a', 20, 'Rome', 1],
        ['c', 30, null, null],
        [null, 40, null, null],
        ['b', 50, 'Oslo', 2],
      ])
      expect(effect(outcomes[0])).toMatchObject({
        rowsBefore: 5,
        rowsAfter: 5,
        join: {
          matched: 3,
          unmatched: 1,
          withoutKey: 1,
          nearlyMatched: 0,
          repeatedKeys: 0,
          columns: [
            { column: 'city', name: 'city' },
            { column: 'amount', name: 'amount_2' },
          ],
        },
      })
    }))

  it('drops rows without a match where that is asked for; the others keep their numbers', () =>
    joined(
      SALES,
      [joining(file('shops.csv', SHOPS), { keys: KEYS, how: 'inner' })],
      ({ table, rows, outcomes }) => {
        expect(rows).toEqual([1, 2, 5])
        expect(table).toMatchObject({ rowCount: 5, presentRows: 3 })
        expect(effect(outcomes[0])).toMatchObject({
          rowsBefore: 5,
          rowsAfter: 3,
          join: { matched: 3, unmatched: 1 },
        })
      },
    ))

  it('brings the columns that are asked for, under the names that are given', () =>
    joined(
      SALES,
      [
        joining(file('shops.csv', SHOPS), {
          keys: KEYS,
          columns: ['city', { column: 'amount', name: 'rank' }, { column: 'id', name: 'shop' }],
        }),
      ],
      ({ names, cells }) => {
        expect(names).toEqual(['shop', 'amount', 'city', 'rank'])
        expect(cells[2]).toEqual([null, 30, null, null])
      },
    ))

  it('by several keys wants all of them equal, whatever their order', () =>
    joined(
      'day,shop,y\n2024-03-01,1,5\n2024-03-02,1,6\n2024-03-02,2,7\n',
      [
        joining(file('days.csv', 'shop,day,x\n1,2024-03-02,10\n2,2024-03-02,20\n'), {
          keys: ['shop', 'day'],
        }),
      ],
      ({ cells, table }) => {
        expect(cells.map((row) => row[3])).toEqual([null, 10, 20])
        expect(table.columns.map(({ examples }) => [...examples].sort()[0])).toEqual([
          '2024-03-01',
          '1',
          '5',
          '10',
        ])
      },
    ))

  it('meets what earlier steps have made, and later steps meet what it brought', () =>
    joined(
      'x\n1\n2\n3\n4\n',
      [
        { kind: 'compute', name: 'k', expression: 'x * 10' },
        { kind: 'filter', expression: 'x > 1' },
        joining(file('k.csv', 'k,v\n20,7\n40,9\n'), { keys: ['k'] }),
        joining('k.csv', { keys: ['k'] }),
        { kind: 'compute', name: 'w', expression: 'v + v_2' },
      ],
      ({ rows, cells, names }) => {
        expect(names).toEqual(['x', 'k', 'v', 'v_2', 'w'])
        expect(rows).toEqual([2, 3, 4])
        expect(cells.map((row) => row[4])).toEqual([14, null, 18])
      },
    ))

  it('compares texts exactly, and counts those that differ by case or blanks alone', () =>
    joined(
      'g,y\nA,1\nb,2\n007,3\nz,4\n',
      [joining(file('g.csv', 'g,v\na,1\nb,2\n7x,3\n'), { keys: ['g'] })],
      ({ outcomes, cells }) => {
        expect(cells.map((row) => row[2])).toEqual([null, 2, null, null])
        expect(effect(outcomes[0])).toMatchObject({ join: { matched: 1, unmatched: 3, nearlyMatched: 1 } })
      },
    ))

  it('lists the cells of the other file that could not be read where they arrive', async () => {
    const options = { columnTypes: { v: 'number' } }
    await joined(
      'g\nb\na\nc\n',
      [joining(file('bad.csv', 'g,v\na,1\nb,2 kg\n'), { keys: ['g'], options })],
      ({ table, outcomes, cells }) => {
        expect(cells.map((row) => row[1])).toEqual([null, 1, null])
        expect(effect(outcomes[0])).toMatchObject({ unparsed: 1 })
        expect(table.import.problems).toEqual([{ row: 1, column: 'v', text: '2 kg', why: 'not-a-number' }])
        expect(table.columns[1]).toMatchObject({ unparsed: 1 })
      },
    )
  })

  it('is what the definition says: for each row the one row of the other table with an equal key', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.integer({ min: -3, max: 8 })), { minLength: 1, maxLength: 30 }),
        fc.uniqueArray(fc.integer({ min: -3, max: 8 }), { minLength: 1, maxLength: 8 }),
        async (keys, others) => {
          const text = `k,row\n0,0\n${keys.map((key, row) => `${key ?? ''},${row + 1}`).join('\n')}\n`
          const values = new Map(others.map((key, place) => [key, place + 100]))
          const name = file('any.csv', `k,v\n${[...values].map((pair) => pair.join(',')).join('\n')}\n`)
          await joined(text, [joining(name, { keys: ['k'] })], ({ cells, rows, outcomes }) => {
            const expected = [0, ...keys].map((key) => (key === null ? null : (values.get(key) ?? null)))
            expect(cells.map((row) => row[2])).toEqual(expected)
            expect(rows).toEqual(expected.map((_, index) => index + 1))
            const matched = expected.filter((value) => value !== null).length
            const withoutKey = keys.filter((key) => key === null).length
            const unmatched = expected.length - matched - withoutKey
            expect(effect(outcomes[0])).toMatchObject({ join: { matched, withoutKey, unmatched } })
          })
        },
      ),
      { numRuns: 15 },
    ))
})

describe('a join that cannot be', () => {
  const failure = async (text: string, step: object): Promise<unknown> => {
    let error: unknown
    await joined(text, [step], ({ outcomes: [outcome], rows, names }) => {
      error = outcome.state === 'failed' ? outcome.error : outcome
      // The table is as it was.
      expect([rows.length, names.length]).toEqual([
        text.trim().split('\n').length - 1,
        text.split('\n')[0].split(',').length,
      ])
    })
    return error
  }

  it('multiplies no row: repeated keys are named, or the first is taken', async () => {
    const name = file('twice.csv', 'id,v\na,1\nb,2\na,3\nb,4\nb,5\nc,6\n,7\n,8\n')
    expect(await failure(SALES, joining(name, { keys: KEYS }))).toEqual({
      code: 'step-file',
      name,
      cause: { code: 'step-keys-repeated', columns: 'id', keys: '“a”, “b”', count: 2 },
    })
    await joined(SALES, [joining(name, { keys: KEYS, repeated: 'first' })], ({ cells, outcomes }) => {
      expect(cells.map((row) => row[2])).toEqual([2, 1, 6, null, 2])
      expect(effect(outcomes[0])).toMatchObject({ join: { matched: 4, repeatedKeys: 2 } })
    })
  })

  it('says that numbers never equal texts', async () => {
    const name = file('codes.csv', 'k,v\n007,1\n012,2\n')
    expect(await failure('k\n7\n12\n', joining(name, { keys: ['k'] }))).toMatchObject({
      code: 'step-file',
      cause: { code: 'step-key-types', name: 'k', found: 'numbers', other: 'k', expected: 'text' },
    })
  })

  it('names the table that has no such column', async () => {
    const name = file('shops.csv', SHOPS)
    const keys = (column: string, other: string) => joining(name, { keys: [{ column, other }] })
    expect(await failure(SALES, keys('shpo', 'id'))).toMatchObject({ code: 'column-unknown', name: 'shpo' })
    expect(await failure(SALES, keys('shop', 'ix'))).toMatchObject({
      code: 'step-file',
      cause: { code: 'column-unknown', name: 'ix' },
    })
    expect(await failure(SALES, joining(name, { keys: KEYS, columns: ['town'] }))).toMatchObject({
      cause: { code: 'column-unknown', name: 'town' },
    })
    const columns = [
      { column: 'city', name: 'c' },
      { column: 'amount', name: 'c' },
    ]
    expect(await failure(SALES, joining(name, { keys: KEYS, columns }))).toMatchObject({ code: 'step-value' })
  })

  it('names a file that is not there, is no workbook with that sheet, or holds nothing', async () => {
    expect(await failure(SALES, joining('gone.csv', { keys: KEYS, name: 'Gone' }))).toEqual({
      code: 'step-file',
      name: 'Gone',
      cause: { code: 'file-not-found', path: join(folder, 'gone.csv') },
    })
    const options = { sheet: 'Shops' }
    expect(await failure(SALES, joining(file('shops.csv', SHOPS), { keys: KEYS, options }))).toMatchObject({
      cause: { code: 'option-unfit', option: 'sheet' },
    })
    const workbook = file('book.xlsx', readFileSync('test/reference/data/excel/rxl__datasets.xlsx'))
    const ofTexts = { delimiter: ';' }
    expect(await failure(SALES, joining(workbook, { keys: KEYS, options: ofTexts }))).toMatchObject({
      cause: { code: 'option-text-only', option: 'delimiter' },
    })
    expect(await failure(SALES, joining(file('empty.csv', ''), { keys: KEYS }))).toMatchObject({
      cause: { code: 'file-empty' },
    })
  })
})

it('reads the other file once, and again where it has changed; gone, it cannot be joined', async () => {
  const name = file('once.csv', 'shop,v\na,1\nb,2\n')
  const path = join(folder, name)
  const loaded = await openText(SALES)
  const others = othersOf(loaded, folder)
  const steps = stepsSchema.parse([joining(name, { keys: ['shop'] })])
  const values = async () => {
    const { table, outcomes } = opened(await prepareTable(loaded, steps, { others }))
    const page = opened(await table.page({ start: 0, end: 2, filter: null, sort: null }))
    if (table !== loaded) await table.close()
    return { outcome: outcomes[0], values: page.cells.map((row) => row[2]) }
  }
  expect((await values()).values).toEqual([2, 1])
  const first = others.known({ file: name, name: '', options: {} })
  expect(first).toMatchObject({ rows: 2, bytes: statSync(path).size })
  await values()
  expect(others.known({ file: name, name: '', options: {} })).toBe(first)
  file('once.csv', 'shop,v\na,1\nb,9\n')
  utimesSync(path, new Date(), new Date(Date.now() + 5000))
  expect((await values()).values).toEqual([9, 1])
  rmSync(path)
  expect((await values()).outcome).toMatchObject({ state: 'failed', error: { code: 'step-file', name } })
  await others.close()
  await loaded.close()
})

it('frees the tables that no step joins any more, but for the one that was asked for last', async () => {
  const [first, second, third] = ['first.csv', 'second.csv', 'third.csv'].map((name) =>
    file(name, 'shop,v\na,1\nb,2\n'),
  )
  const asked = (name: string) => ({ file: name, name: '', options: {} })
  const loaded = await openText(SALES)
  const others = othersOf(loaded, folder)
  for (const name of [first, second, third, first]) await others.tableOf(asked(name))
  const schemas = async () => {
    const rows = await loaded.origin.database.rows('SELECT DISTINCT schema_name FROM duckdb_tables()')
    return rows.length
  }
  const before = await schemas()
  await others.keepFor([asked(third)])
  expect([first, second, third].map((name) => others.known(asked(name)) !== undefined)).toEqual([
    true,
    false,
    true,
  ])
  expect(await schemas()).toBe(before - 1)
  const again = await others.tableOf(asked(second))
  expect(again).toMatchObject({ ok: true, value: { rows: 2 } })
  await others.close()
  await loaded.close()
})
