import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { errorMessage } from '@shared/texts/errorMessage'
import { opened, openText } from '../openText'

const text = `name,x,d,ok
b,3,2024-01-03,true
a,1,2024-01-01,false
"c ""q""",,2024-01-02,
a,-Inf,,true
,10,2024-02-29,false
`

let table: DuckdbTable
beforeAll(async () => {
  table = await openText(text)
})
afterAll(() => table.close())

const all = { start: 0, end: 100, filter: null, sort: null } as const

describe('a table of very many columns', () => {
  it('is summed up as any other', async () => {
    const places = Array.from({ length: 1200 }, (_, place) => place)
    const rows = [1, 2, 3].map((row) =>
      places.map((place) => (place % 100 === 7 && row === 2 ? '?' : row * place)),
    )
    const wide = await openText([places.map((place) => `v${place}`), ...rows].map(String).join('\n'))
    const found = wide.columns.map(({ name, min, max, unparsed }) => [name, min, max, unparsed])
    expect(found).toEqual(places.map((place) => [`v${place}`, place, 3 * place, place % 100 === 7 ? 1 : 0]))
    expect(
      wide.columns.every(({ histogram }) => (histogram ?? []).reduce((sum, count) => sum + count, 0) >= 2),
    ).toBe(true)
    await wide.close()
  })
})

describe('pages', () => {
  it('hold cells as they are, dates as ISO text', async () => {
    expect(opened(await table.page({ ...all, end: 3 }))).toEqual({
      totalRows: 5,
      rowNumbers: [1, 2, 3],
      cells: [
        ['b', 3, '2024-01-03', true],
        ['a', 1, '2024-01-01', false],
        ['c "q"', null, '2024-01-02', null],
      ],
      failed: [],
    })
  })

  it('keep the row numbers of the file under filter and sort', async () => {
    const page = opened(
      await table.page({ ...all, filter: 'x > 0', sort: { column: 'x', direction: 'descending' } }),
    )
    expect(page.rowNumbers).toEqual([5, 1, 2])
    expect(page.totalRows).toBe(3)
    expect(page.cells[0]).toEqual([null, 10, '2024-02-29', false])
  })

  it('sort missing cells last in both directions, and ties by row', async () => {
    const rows = async (column: string, direction: 'ascending' | 'descending') =>
      opened(await table.page({ ...all, sort: { column, direction } })).rowNumbers
    expect(await rows('name', 'ascending')).toEqual([2, 4, 1, 3, 5])
    expect(await rows('name', 'descending')).toEqual([3, 1, 2, 4, 5])
    expect(await rows('x', 'ascending')).toEqual([4, 2, 1, 5, 3])
  })

  it('find a row at its place under filter and sort, or nowhere', async () => {
    const view = { filter: 'x > 0', sort: { column: 'x', direction: 'descending' } } as const
    const places = async (shown: typeof view | { filter: null; sort: null }) =>
      Promise.all([1, 2, 3, 5, 6].map(async (row) => opened(await table.placeOf(row, shown))))
    expect(await places(view)).toEqual([1, 2, null, 0, null])
    expect(await places({ filter: null, sort: null })).toEqual([0, 1, 2, 4, null])
  })

  it('of several orders are kept apart', async () => {
    const orders = [null, 'x > 0', 'x > 1', 'x > 2', null].map((filter) => ({ ...all, filter }))
    const sort = { column: 'name', direction: 'ascending' } as const
    const pages = await Promise.all(orders.map((order) => table.page({ ...order, sort })))
    expect(pages.map((page) => opened(page).rowNumbers.join())).toEqual([
      '2,4,1,3,5',
      '2,1,5',
      '1,5',
      '1,5',
      '2,4,1,3,5',
    ])
  })

  it('of some columns hold the cells of these alone, in any order of rows', async () => {
    const columnTypes = { x: 'number', y: 'number' } as const
    const own = await openText('a,x,b,y\np,1,q,bad\nr,oops,s,4\n', { columnTypes })
    for (const sort of [null, { column: 'y', direction: 'ascending' } as const]) {
      const request = { start: 0, end: 9, filter: null, sort }
      const whole = opened(await own.page(request))
      expect(whole.failed).toHaveLength(2)
      for (const columns of [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
        { start: 3, end: 9 },
      ]) {
        const { start, end } = columns
        expect(opened(await own.page({ ...request, columns }))).toEqual({
          ...whole,
          cells: whole.cells.map((cells) => cells.slice(start, end)),
          failed: whole.failed.filter(({ column }) => column >= start && column < end),
        })
      }
    }
    await own.close()
  })

  it('beyond the end are empty', async () => {
    expect(opened(await table.page({ ...all, start: 5, end: 9 })).cells).toEqual([])
    expect(opened(await table.page({ ...all, start: 900, end: 950 })).cells).toEqual([])
  })

  it('of chosen rows come in the order asked for', async () => {
    const page = opened(await table.rows([4, 1, 99, 0]))
    expect(page.rowNumbers).toEqual([4, 1])
    expect(page.cells[0]).toEqual(['a', -Infinity, null, true])
  })

  it('sorted by an unknown column are an error', async () => {
    const result = await table.page({ ...all, sort: { column: 'nope', direction: 'ascending' } })
    expect(result).toMatchObject({ ok: false, error: { code: 'column-unknown', name: 'nope' } })
  })
})

describe('levels', () => {
  const levels = async (name: string, limit = 10) => {
    const { levels: found, total } = opened(await table.levels(name, limit))
    return { named: found.map(({ level, count }) => `${level} ${count}`), total }
  }

  it('come most frequent first, equally frequent ones in order, without missing cells', async () => {
    expect(await levels('name')).toEqual({ named: ['a 2', 'b 1', 'c "q" 1'], total: 3 })
  })

  it('are named as a formula names them', async () => {
    expect((await levels('ok')).named).toEqual(['FALSE 2', 'TRUE 2'])
    expect((await levels('x')).named).toEqual(['-Inf 1', '1 1', '3 1', '10 1'])
  })

  it('stop at the limit and say how many there are', async () => {
    expect(await levels('name', 1)).toEqual({ named: ['a 2'], total: 3 })
  })

  it('of an unknown column are an error', async () => {
    expect(await table.levels('nope', 5)).toMatchObject({ ok: false, error: { code: 'column-unknown' } })
  })
})

describe('conditions', () => {
  const included = async (condition: string) => {
    const mask = opened(await table.includedRows(condition))
    return mask === null ? null : [...mask.keys()].filter((row) => mask[row] === 1).map((row) => row + 1)
  }

  it('choose the rows for which they are true; missing is not true', async () => {
    expect(await included('x > 0')).toEqual([1, 2, 5])
    expect(await included('NOT x > 0')).toEqual([4])
    expect(await included(`name = 'a' OR d >= '2024-02-01'`)).toEqual([2, 4, 5])
    expect(await included('ok')).toEqual([1, 4])
    expect(await included('"x" BETWEEN 1 AND 3 AND name IS NOT NULL -- comment')).toEqual([1, 2])
    expect(await included(`lower(name) LIKE 'c%'`)).toEqual([3])
    expect(await included('CASE WHEN x > 2 THEN true ELSE false END')).toEqual([1, 5])
    expect(await included(`name <> ';' AND name <> 'it''s; x' AND x > 2`)).toEqual([1])
    expect(opened(await table.includedRows(null))).toBeNull()
  })

  it.each([
    '',
    'x >',
    'x > 0; DROP TABLE cells',
    'x > 0;',
    `x > 0 -- '\n; DROP TABLE cells --'`,
    'x IN (SELECT 1)',
    'EXISTS (SELECT * FROM cells)',
    'x > 0) OR (1 = 1',
    'x > 0) FROM cells WHERE (1 = 1',
    'x, name',
    'x > 0 AS y',
    'x > 0 LIMIT 1',
    'x > 0 UNION SELECT true',
    'DISTINCT ok',
    'nope > 3',
    `name > 3`,
    `read_text('/etc/passwd') IS NOT NULL`,
    `(SELECT content FROM read_text('/etc/passwd')) IS NOT NULL`,
    `getenv('HOME') = ''`,
    `current_setting('home_directory') = ''`,
    'random() < 0.5',
    'sum(x) > 3',
    'row_number() OVER () < 3',
    '*',
    'COLUMNS(*) > 3',
    'name',
  ])('%s is refused with a reason', async (condition) => {
    const result = await table.includedRows(condition)
    expect(result).toMatchObject({ ok: false, error: { code: 'filter-invalid', condition } })
    if (!result.ok && result.error.code === 'filter-invalid') {
      expect(result.error.reason.length).toBeGreaterThan(5)
      expect(result.error.reason).not.toMatch(/\n|LINE 1|FROM cells/)
    }
  })

  it.each([
    ['zz > 1', 'there is no column “zz”', '没有列“zz”'],
    ['x >', 'it ends too early', '条件不完整'],
    ['x > > 1', 'it cannot be read at “>”', '在“>”处无法解析'],
    ['g = 1', 'the text “b” is no number', '文本“b”不是数值'],
    ['g', 'the text “b” is no condition', '文本“b”不是条件'],
    ['g > 3', 'text is compared with a number', '文本与数值相比较'],
    ['d > 3', 'a date is compared with a number', '日期与数值相比较'],
    ['x > 1 &', 'there is no function or sign “&”', '没有函数或符号“&”'],
    ['x === 1', 'there is no function or sign “===”', '没有函数或符号“===”'],
    ['x LIKE 3', '“LIKE” does not go with such values', '“LIKE”不能用于这样的值'],
    [
      "d > '2024-13-01'",
      '“2024-13-01” is no date such as 2024-03-01',
      '“2024-13-01”不是 2024-03-01 这样的日期',
    ],
    ["d > '1/2/2024'", '“1/2/2024” is no date such as 2024-03-01', '“1/2/2024”不是 2024-03-01 这样的日期'],
    ['sum(x) > 3', 'it may look at one row only', '条件只能涉及单独一行'],
    ['random() < 1', 'the function random is not allowed', '不允许使用函数 random'],
  ])('%s is refused: %s', async (condition, reason, chinese) => {
    const few = await openText('x,g,d\n1.5,b,2024-03-01\n2,a,2024-03-02\n')
    const result = await few.includedRows(condition)
    await few.close()
    const error = { code: 'filter-invalid', condition, reason } as const
    expect(result).toEqual({ ok: false, error })
    expect(errorMessage(error, 'zh')).toContain(`无法使用：${chinese}。`)
  })

  it('tell columns apart that differ by case alone', async () => {
    const cased = await openText('x,X,g\n1,20,a\n2,10,b\n')
    const rows = async (condition: string) => Array.from(opened(await cased.includedRows(condition)) ?? [])
    expect(await rows('X > 15')).toEqual([1, 0])
    expect(await rows('x > 1')).toEqual([0, 1])
    expect(await rows(`g = 'b' AND "X" < x * 10 AND x < "X"`)).toEqual([0, 1])
    await cased.close()
  })
})

describe('columns', () => {
  it('lie in shared memory and are read once', async () => {
    const [first] = opened(await table.read(['x']))
    const [again] = opened(await table.read(['x']))
    expect(first.kind === 'numeric' && first.values.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(again).toBe(first)
  })

  it('come in the order asked for, also when asked for at once', async () => {
    const [both, one] = await Promise.all([table.read(['d', 'name']), table.read(['name'])])
    expect(opened(both).map(({ name }) => name)).toEqual(['d', 'name'])
    expect(opened(one)[0]).toBe(opened(both)[1])
  })

  it('that are unknown are an error', async () => {
    expect(await table.read(['nope'])).toMatchObject({ ok: false, error: { code: 'column-unknown' } })
  })

  it('are summed up: missing, distinct, range, bins', async () => {
    const summaries = new Map(table.columns.map((column) => [column.name, column]))
    expect(summaries.get('name')).toMatchObject({
      type: 'text',
      missing: 1,
      distinct: 3,
      histogram: [2, 1, 1],
    })
    expect(summaries.get('x')).toMatchObject({
      type: 'number',
      missing: 1,
      distinct: 4,
      min: 1,
      max: 10,
      histogram: [1, 0, 1, 0, 0, 0, 0, 0, 0, 1],
      examples: ['3', '1', '-Inf', '10'],
    })
    expect(summaries.get('d')).toMatchObject({ type: 'date', missing: 1, min: 19_723, max: 19_782 })
  })
})

describe('a closed table', () => {
  it('closes under queries that run, which then say so', async () => {
    const busy = await openText(`x,g\n${'1.5,a\n2.5,b\n'.repeat(300_000)}`)
    const work = [
      busy.read(['x', 'g']),
      busy.includedRows('sqrt(abs(x)) > 1.3'),
      busy.page({ ...all, sort: { column: 'x', direction: 'descending' } }),
    ]
    await busy.close()
    for (const result of await Promise.all<{ ok: boolean }>(work)) {
      if (!result.ok) expect(result).toEqual({ ok: false, error: { code: 'table-closed' } })
    }
  })

  it('answers that it is closed', async () => {
    const closed = await openText(text)
    await closed.close()
    await closed.close()
    for (const result of [
      await closed.read(['x']),
      await closed.page(all),
      await closed.includedRows('x > 0'),
    ]) {
      expect(result).toEqual({ ok: false, error: { code: 'table-closed' } })
    }
  })
})
