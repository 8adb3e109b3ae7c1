import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openText, valuesOf } from './openText'

/** The columns of a text as the options read it, their types, and what the summary says. */
async function read(text: string | Uint8Array, options: ImportOptions = {}) {
  const table = await openText(text, options)
  try {
    const columns = await Promise.all(table.columns.map(({ name }) => valuesOf(table, name)))
    return { columns, types: table.columns.map(({ type }) => type), summary: table.import }
  } finally {
    await table.close()
  }
}

const codes = ({ summary }: Awaited<ReturnType<typeof read>>) => summary.doubts.map(({ code }) => code)

describe('the quote', () => {
  it('is the one that the options name', async () => {
    const { columns, summary } = await read("a,b\n'x,y',1\nz,2\n", { quote: "'" })
    expect(columns).toEqual([
      ['x,y', 'z'],
      [1, 2],
    ])
    expect(summary.quote).toBe("'")
  })

  it('can be none: quotation marks are text then, and close nothing', async () => {
    const { columns, summary } = await read('a,b\n"x,1\n5" pipe,2\n', { quote: '' })
    expect(columns[0]).toEqual(['"x', '5" pipe'])
    expect(summary).toMatchObject({ quote: '', problemCount: 0 })
  })

  it('is none in a large file as well', async () => {
    const rows = Array.from({ length: 80_000 }, (_, row) => `"${row} in,${row}`)
    const { columns, summary } = await read(`a,b\n${rows.join('\n')}\n`, { quote: '' })
    expect(columns[0][79_999]).toBe('"79999 in')
    expect(summary.problemCount).toBe(0)
  })
})

describe('the comment mark', () => {
  it('of the options leaves out the lines that start with it, wherever they stand', async () => {
    expect((await read('a,b\n1,2\n// no data, really\n3,4\n', { comment: '//' })).columns).toEqual([
      [1, 3],
      [2, 4],
    ])
  })

  it('can be none: then a line that starts with # is data', async () => {
    const { columns } = await read('#,b\n#1,2\n#2,4\n', { comment: '' })
    expect(columns).toEqual([
      ['#1', '#2'],
      [2, 4],
    ])
  })
})

describe('the order of dates', () => {
  const text = 'd,n\n03/04/2024,1\n05/06/2024,2\n'
  // Days since 1970-01-01: 3 April 2024 is 19816, 4 March 2024 is 19786.
  it('is never guessed where the file does not prove it: the column stays text, and that is said', async () => {
    const found = await read(text)
    expect(found.types[0]).toBe('text')
    expect(found.summary.doubts).toEqual([{ code: 'date-order-unknown', column: 'd', example: '03/04/2024' }])
  })

  it('is as the options say', async () => {
    expect((await read(text, { dateOrder: 'dmy' })).columns[0]).toEqual([19_816, 19_879])
    expect((await read(text, { dateOrder: 'mdy' })).columns[0]).toEqual([19_786, 19_849])
    expect((await read(text, { dateOrder: 'mdy' })).summary.dateOrder).toBe('mdy')
  })

  it('that the column proves holds against the options', async () => {
    expect((await read('d,n\n25/12/2024,1\n', { dateOrder: 'mdy' })).columns[0]).toEqual([20_082])
  })

  it('lets years of two digits be read', async () => {
    const short = 'd,n\n03.04.24,1\n05.06.24,2\n'
    expect((await read(short)).types[0]).toBe('text')
    expect((await read(short, { dateOrder: 'dmy' })).columns[0]).toEqual([19_816, 19_879])
    expect((await read('d,n\n24/04/03,1\n', { dateOrder: 'ymd' })).columns[0]).toEqual([19_816])
  })

  it('is proven by a row far down', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `0${(row % 9) + 1}/0${(row % 8) + 1}/2024,${row}`,
    )
    rows[61_234] = '01/13/2024,0'
    const { types, summary } = await read(`d,n\n${rows.join('\n')}\n`)
    expect(types[0]).toBe('date')
    expect(summary).toMatchObject({ dateOrder: 'mdy', doubts: [] })
  })

  it('goes with a time of the day', async () => {
    const { columns } = await read('d,n\n13/04/2024 06:00,1\n14/04/2024 12:00:00,2\n')
    expect(columns[0]).toEqual([19_826.25, 19_827.5])
  })
})

describe('the types of columns', () => {
  it('are as the options say, by name', async () => {
    const { types, columns } = await read('id,x,flag,d\n1,2,yes,20240403\n2,4,no,20240605\n', {
      columnTypes: { id: 'text', flag: 'boolean', d: 'date' },
    })
    expect(types).toEqual(['text', 'integer', 'boolean', 'date'])
    expect(columns).toEqual([
      ['1', '2'],
      [2, 4],
      ['TRUE', 'FALSE'],
      [19_816, 19_879],
    ])
  })

  it('hold however many cells fail: those are missing, and listed', async () => {
    const { types, columns, summary } = await read('x,g\n1,a\nb,b\nc,c\nd,d\n', {
      columnTypes: { x: 'number' },
    })
    expect(types[0]).toBe('number')
    expect(columns[0]).toEqual([1, null, null, null])
    expect(summary.problems.map(({ row, text, why }) => [row, text, why])).toEqual([
      [2, 'b', 'not-a-number'],
      [3, 'c', 'not-a-number'],
      [4, 'd', 'not-a-number'],
    ])
    expect(summary.doubts).toContainEqual({ code: 'many-failed', column: 'x', count: 3 })
  })

  it('stay numbers where a number is too large to be held: it is missing, and listed', async () => {
    const { types, columns, summary } = await read('x\n1\n1e400\n-2E+999\n3\n')
    expect(types).toEqual(['number'])
    expect(columns[0]).toEqual([1, null, null, 3])
    expect(summary.problems.map(({ row, text, why }) => [row, text, why])).toEqual([
      [2, '1e400', 'out-of-range'],
      [3, '-2E+999', 'out-of-range'],
    ])
  })

  it('make numbers of percentages and sums of money, which are told until then', async () => {
    const text = 'share,price,balance\n12%,"$1,234.50",(5.20)\n-7.5 %,$987,3.10\n9,"$1,050.25",\n'
    const asText = await read(text)
    expect(asText.types).toEqual(['text', 'text', 'text'])
    expect(asText.summary.doubts).toEqual([
      { code: 'currency-text', column: 'price', example: '$1,234.50' },
      { code: 'currency-text', column: 'balance', example: '(5.20)' },
    ])
    const told = await read(text.replace('\n9,', '\n9%,'), {
      columnTypes: { share: 'number', price: 'number', balance: 'number' },
    })
    expect(told.columns).toEqual([
      [0.12, -0.075, 0.09],
      [1234.5, 987, 1050.25],
      [-5.2, 3.1, null],
    ])
    expect(told.summary).toMatchObject({
      units: { share: 'percent', price: 'currency', balance: 'currency' },
      thousands: ',',
      doubts: [{ code: 'percent-divided', column: 'share' }],
      problems: [],
    })
  })

  it('leave no percentage without its sign: whether 9 is 9 % cannot be told', async () => {
    const shares = [...Array.from({ length: 20 }, (_, k) => `${k}%`), '9']
    const { columns, summary } = await read(`share,g\n${shares.map((share) => `${share},a`).join('\n')}\n`, {
      columnTypes: { share: 'number' },
    })
    expect(columns[0].slice(-2)).toEqual([0.19, null])
    expect(summary.problems).toEqual([{ row: 21, column: 'share', text: '9', why: 'not-a-number' }])
  })

  it('make numbers of names: leading zeros go, and digits beyond a double are not lost without a word', async () => {
    const found = await read('zip,id,n\n00701,9007199254740993,1\n12345,9007199254740992,2\n', {
      columnTypes: { zip: 'number', id: 'number' },
    })
    expect(found.columns[0]).toEqual([701, 12_345])
    expect(found.summary.problems).toEqual([
      { row: 1, column: 'id', text: '9007199254740993', why: 'digits-lost' },
    ])
    expect(found.summary.doubts).toContainEqual({ code: 'digits-lost', column: 'id', count: 1 })
  })
})

describe('what is guessed and might be otherwise is said', () => {
  it('1,234 read as 1234', async () => {
    const found = await read('a,b\n"1,234",x\n"5,678",y\n')
    expect(found.columns[0]).toEqual([1234, 5678])
    expect(found.summary.doubts).toEqual([{ code: 'thousands-assumed', column: 'a', example: '1,234' }])
  })

  it('1,234 kept as text', async () => {
    const found = await read('a;b\n1,234;x\n5,678;y\n')
    expect(found.types[0]).toBe('text')
    expect(found.summary.doubts).toContainEqual({ code: 'mark-unknown', column: 'a', example: '1,234' })
  })

  it('1.234 read as 1.234 among semicolons, where it is often 1234', async () => {
    const found = await read('a;b\n1.234;x\n5.678;y\n')
    expect(found.columns[0]).toEqual([1.234, 5.678])
    expect(found.summary.doubts).toEqual([{ code: 'decimal-assumed', column: 'a', example: '1.234' }])
  })

  it('no more than that: a file that proves its marks raises no doubt', async () => {
    expect(codes(await read('a;b\n1,5;x\n2,25;y\n'))).toEqual([])
    expect(codes(await read('a,b\n1.234,x\n2.345,y\n'))).toEqual([])
    expect(codes(await read('a,b\n"1,234.5",x\n"2,345.5",y\n'))).toEqual([])
  })

  it('the marks that the options name', async () => {
    expect(codes(await read('a;b\n1,234;x\n5,678;y\n', { decimal: ',' }))).toEqual([])
    const grouped = await read('a;b\n1.234;x\n5.678;y\n', { decimal: ',' })
    expect(grouped.columns[0]).toEqual([1234, 5678])
  })

  it('a header that is not there, or that nothing proves', async () => {
    expect(codes(await read('1,a\n2,b\n'))).toEqual(['header-absent'])
    expect(codes(await read('a,b\nx,y\nz,w\n'))).toEqual(['header-assumed'])
    expect(codes(await read('a,b\nx,y\nz,w\n', { header: true }))).toEqual([])
  })

  it('bytes that are no text in the encoding', async () => {
    const found = await read(Buffer.from('a,b\n1,\xe9t\xe9\n2,ok\n', 'latin1'), { encoding: 'utf-8' })
    expect(found.summary.doubts).toContainEqual({ code: 'undecodable', count: 1, encoding: 'utf-8' })
  })
})

describe('the summary, given back as options, reads the same table', () => {
  it.each([
    'Title\n\na;b;c\n1,5;x;2\n2,5;y;3\n',
    "# note\na|b\n1|'x'\n2|'y'\n",
    'sep=;\na;b\n1;2\n',
    'x y\n1 2\n3 4\n',
  ])('%j', async (text) => {
    const first = await read(text)
    const { encoding, delimiter, quote, comment, decimal, header, skipRows } = first.summary
    const again = await read(text, {
      encoding: encoding ?? undefined,
      delimiter: delimiter ?? undefined,
      quote: quote ?? undefined,
      comment: comment ?? undefined,
      decimal: decimal ?? undefined,
      header,
      skipRows: skipRows ?? undefined,
    })
    expect(again.columns).toEqual(first.columns)
  })
})
