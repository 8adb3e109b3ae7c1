import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opened, openText, valuesOf } from '../openText'

/** Opens the text, hands over what is asked of it, and closes it. */
async function read(text: string, options = {}) {
  const table = await openText(text, options)
  try {
    const columns = await Promise.all(table.columns.map(({ name }) => valuesOf(table, name)))
    return {
      columns,
      types: table.columns.map(({ type }) => type),
      summary: table.columns,
      import: table.import,
    }
  } finally {
    await table.close()
  }
}

describe('numbers', () => {
  it('are correctly rounded: 17 digits come back as the same double', async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true })
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 200 }), async (numbers) => {
        const lines = numbers.map((value) => `${value.toExponential(16)},a`)
        const { columns } = await read(`x,g\n${lines.join('\n')}\n`)
        // -0 is written as 0 in decimal notation of the exponent form.
        expect(columns[0].map((value) => Number(value) + 0)).toEqual(numbers.map((value) => value + 0))
      }),
      { numRuns: 10 },
    )
  })

  it('may carry signs, exponents, blanks and infinities', async () => {
    const { columns, types } = await read('x,g\n+3,a\n1e5,b\n 12 ,c\n-Infinity,d\nInf,e\n.5,f\n5.,g\n')
    expect(types[0]).toBe('number')
    expect(columns[0]).toEqual([3, 1e5, 12, -Infinity, Infinity, 0.5, 5])
  })

  it('are text where digits are names: leading zeros, or more than 15 of them', async () => {
    const { types, columns } = await read('zip,id,n\n00701,9007199254740993,1\n12345,9007199254740995,2\n')
    expect(types).toEqual(['text', 'text', 'integer'])
    expect(columns[1]).toEqual(['9007199254740993', '9007199254740995'])
  })

  it('are text with percent and currency signs', async () => {
    expect((await read('p,c\n12%,$5\n13%,$6\n')).types).toEqual(['text', 'text'])
  })

  it('that overflow are unparsed, not infinite', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `${index}.5`)
    const { columns, import: summary } = await read(`x\n${rows.join('\n')}\n1e400\n`)
    expect(columns[0].at(-1)).toBeNull()
    expect(summary.problems).toEqual([{ row: 21, column: 'x', text: '1e400', why: 'out-of-range' }])
  })

  it('do not swallow 1_000 or 0x1F, which some languages take for numbers', async () => {
    expect((await read('x,y\n1_000,0x1F\n2_000,0x2F\n')).types).toEqual(['text', 'text'])
  })
})

describe('decimal and thousands marks', () => {
  it('1.234,56 in a file of semicolons is 1234.56', async () => {
    const { columns, import: summary } = await read('a;b\n1.234,56;1,5\n2.000,00;2,5\n')
    expect(columns).toEqual([
      [1234.56, 2000],
      [1.5, 2.5],
    ])
    expect(summary).toMatchObject({ delimiter: ';', decimal: ',', thousands: '.' })
  })

  it('1,234 is never 1.234 without evidence', async () => {
    for (const text of [
      'a;b\n1,234;x\n5,678;y\n',
      'a,b\n"1,234",x\n"5,678",y\n',
      'a\tb\n1,234\tx\n5,678\ty\n',
    ]) {
      const { columns } = await read(text)
      expect(columns[0]).not.toContain(1.234)
    }
  })

  it('1,234 beside 1,234.5 is 1234', async () => {
    const { columns } = await read('a\tb\n1,234\tx\n1,234.5\ty\n')
    expect(columns[0]).toEqual([1234, 1234.5])
  })

  it('5.555 among 5,5 is neither 5555 nor 5.555', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index};${index},5`)
    const { columns, import: summary } = await read(`a;b\n${rows.join('\n')}\n30;5.555\n`)
    expect(columns[1].at(-1)).toBeNull()
    expect(summary.problems).toEqual([{ row: 31, column: 'b', text: '5.555', why: 'not-a-number' }])
  })

  it.each([
    ['1 234,5', 1234.5, ';'],
    ['1\u00a0234,5', 1234.5, ';'],
    ['1\u202f234,5', 1234.5, ';'],
    ["1'234.5", 1234.5, ','],
  ])('%s is 1234.5', async (text, value, delimiter) => {
    const { columns } = await read(`a${delimiter}b\n${text}${delimiter}x\n${text}${delimiter}y\n`)
    expect(columns[0]).toEqual([value, value])
  })

  it('are as the options say', async () => {
    const { columns } = await read('a;b\n1,234;x\n5,678;y\n', { decimal: ',' })
    expect(columns[0]).toEqual([1.234, 5.678])
    const grouped = await read('a;b\n1,234;x\n5,678;y\n', { thousands: ',' })
    expect(grouped.columns[0]).toEqual([1234, 5678])
  })
})

describe('missing values', () => {
  it('are the empty cell and the usual tokens', async () => {
    const tokens = ['', 'NA', 'N/A', 'NaN', 'null', '#N/A', '.', ' ']
    const { columns, summary } = await read(
      `x,k\n1,0\n${tokens.map((token) => `${token},1`).join('\n')}\n2,0\n`,
    )
    expect(columns[0]).toEqual([1, ...tokens.map(() => null), 2])
    expect(summary[0]).toMatchObject({ missing: 8, unparsed: 0, type: 'integer' })
  })

  it('are the tokens of the options instead', async () => {
    const { columns, types } = await read('x,g\n1,NA\n-999,b\n,c\n', { missing: ['-999'] })
    expect(types).toEqual(['integer', 'text'])
    expect(columns).toEqual([
      [1, null, null],
      ['NA', 'b', 'c'],
    ])
  })

  it('are placeholders in a column of numbers, which are reported', async () => {
    const { columns, summary, import: imported } = await read('x,k\n1,0\n-,1\n?,2\n#DIV/0!,3\n')
    expect(columns[0]).toEqual([1, null, null, null])
    expect(summary[0].unparsed).toBe(3)
    expect(imported.problems.map(({ why }) => why)).toEqual(['placeholder', 'placeholder', 'placeholder'])
  })
})

describe('stray cells', () => {
  const numbers = Array.from({ length: 19 }, (_, index) => String(index + 1))

  it('leave a column numeric when they are few, and are listed with row and text', async () => {
    const {
      columns,
      summary,
      import: imported,
    } = await read(`x,k\n${[...numbers, 'abc'].map((n) => `${n},1`).join('\n')}\n`)
    expect(columns[0].at(-1)).toBeNull()
    expect(summary[0]).toMatchObject({ type: 'integer', missing: 1, unparsed: 1 })
    expect(imported.problems).toEqual([{ row: 20, column: 'x', text: 'abc', why: 'not-a-number' }])
  })

  it('make it text when they are many, and are listed as the reason', async () => {
    const { types, import: imported } = await read(`x\n${[...numbers, 'a', 'b', 'c'].join('\n')}\n`)
    expect(types).toEqual(['text'])
    expect(imported.problems.map(({ row, text, why }) => [row, text, why])).toEqual([
      [20, 'a', 'keeps-column-text'],
      [21, 'b', 'keeps-column-text'],
      [22, 'c', 'keeps-column-text'],
    ])
  })
})

describe('other types', () => {
  it('true and false in any case are booleans, read as FALSE and TRUE', async () => {
    const { types, columns } = await read('b,n\nTRUE,1\nfalse,2\n,3\n')
    expect(types[0]).toBe('boolean')
    expect(columns[0]).toEqual(['TRUE', 'FALSE', null])
  })

  it('dates are days since 1970-01-01', async () => {
    const { types, columns } = await read('d,n\n1970-01-02,1\n2024-02-29,2\n1969-12-31,3\n')
    expect(types[0]).toBe('date')
    expect(columns[0]).toEqual([1, 19_782, -1])
  })

  it('times are fractions of a day, offsets count', async () => {
    const { columns } = await read('d,n\n1970-01-01T12:00:00,1\n1970-01-02T00:00:00+06:00,2\n')
    expect(columns[0]).toEqual([0.5, 0.75])
  })

  it('29 February 2023 is no date', async () => {
    const days = Array.from({ length: 20 }, (_, index) => `2023-01-${String(index + 1).padStart(2, '0')}`)
    const { import: summary, columns } = await read(`d\n${[...days, '2023-02-29'].join('\n')}\n`)
    expect(columns[0].at(-1)).toBeNull()
    expect(summary.problems[0]).toMatchObject({ row: 21, text: '2023-02-29', why: 'not-a-date' })
  })

  it('d/m/y is a date when the column proves the order, and text when it does not', async () => {
    expect((await read('d,n\n01/02/2024,1\n13/02/2024,2\n')).columns[0]).toEqual([19_754, 19_766])
    expect((await read('d,n\n02/01/2024,1\n02/13/2024,2\n')).columns[0]).toEqual([19_754, 19_766])
    expect((await read('d,n\n01/02/2024,1\n03/02/2024,2\n')).types[0]).toBe('text')
    expect((await read('d;n\n01.02.2024;1\n03.02.2024;2\n')).types[0]).toBe('date')
  })

  it('levels of a text column are in code point order', async () => {
    const table = await openText('g,n\nb,1\nB,2\n\u{1F600},3\n\uFF01,4\nb,5\n')
    const [column] = opened(await table.read(['g']))
    expect(column).toMatchObject({
      kind: 'factor',
      levels: ['B', 'b', '\uFF01', '\u{1F600}'],
      logical: false,
    })
    await table.close()
  })
})

describe('headers', () => {
  it('get distinct names; blanks are numbered', async () => {
    const { summary } = await read('x,x,,x_2,x\n1,2,3,4,5\n')
    expect(summary.map(({ name }) => name)).toEqual(['x', 'x_3', 'column_3', 'x_2', 'x_4'])
  })

  it('are absent when the first row is data', async () => {
    const { summary, columns } = await read('1,a\n2,b\n')
    expect(summary.map(({ name }) => name)).toEqual(['column_1', 'column_2'])
    expect(columns[0]).toEqual([1, 2])
  })

  it('are absent when a word of the first row is a value below', async () => {
    expect((await read('anna,yes\nbert,no\ncarl,yes\n')).columns[1]).toEqual(['yes', 'no', 'yes'])
    // A box that was ticked or not, and a header that is repeated.
    expect((await read('name,Excel\nbert,\ncarl,Excel\n')).columns[1]).toEqual([null, 'Excel'])
    expect((await read('name,word\nbert,a\nname,word\n')).summary[0].name).toBe('name')
    expect((await read('name,x\nname,1\ncarl,2\n')).columns[1]).toEqual([1, 2])
  })

  it('may be years', async () => {
    const { summary } = await read('country,2019,2020,2021\nA,1.5,2.5,3.5\nB,2.5,3.5,4.5\n')
    expect(summary.map(({ name }) => name)).toEqual(['country', '2019', '2020', '2021'])
  })

  it('are as the options say', async () => {
    expect((await read('a,b\n1,2\n', { header: false })).columns[0]).toEqual(['a', '1'])
    expect((await read('1,2\n3,4\n', { header: true })).summary[0].name).toBe('1')
  })

  it('of an R table without a name for the row names gain one', async () => {
    const { summary } = await read('mpg cyl\n"Mazda RX4" 21 6\n"Datsun 710" 22.8 4\n')
    expect(summary.map(({ name }) => name)).toEqual(['column_1', 'mpg', 'cyl'])
  })

  it('that differ by case alone stay apart', async () => {
    const { summary, columns } = await read('x,X\n1,2\n3,4\n')
    expect(summary.map(({ name }) => name)).toEqual(['x', 'X'])
    expect(columns).toEqual([
      [1, 3],
      [2, 4],
    ])
  })
})

describe('lines that are no data', () => {
  it('comments, blank lines and titles before the header are passed over', async () => {
    expect((await read('# note\n# more\na,b\n1,2\n')).columns).toEqual([[1], [2]])
    expect((await read('\n\na,b\n1,2\n\n')).columns).toEqual([[1], [2]])
    expect((await read('Report 2024\na,b,c\n1,2,3\n4,5,6\n')).columns).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ])
  })

  it('sep= names the delimiter', async () => {
    expect((await read('sep=|\na|b\n1|2\n')).columns).toEqual([[1], [2]])
  })

  it('skipRows counts lines before the header', async () => {
    expect((await read('junk,junk\nx\na,b\n1,2\n', { skipRows: 2 })).summary.map(({ name }) => name)).toEqual(
      ['a', 'b'],
    )
  })
})

describe('ragged rows and quotes', () => {
  it('a row with too few or too many cells stays one row and is reported', async () => {
    const { columns, import: summary } = await read('a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10\n11,12,13\n')
    expect(columns).toEqual([
      [1, 4, 6, 10, 11],
      [2, 5, 7, null, 12],
      [3, null, 8, null, 13],
    ])
    expect(summary.problems).toEqual([
      { row: 2, column: 'c', text: '', why: 'row-too-short' },
      { row: 3, column: 'c', text: '9', why: 'row-too-long' },
      { row: 4, column: 'b', text: '', why: 'row-too-short' },
    ])
  })

  it('a quote that never closes does not swallow the rows below it', async () => {
    const { columns, import: summary } = await read('a,b\n1,"x\n2,y\n3,z\n')
    expect(columns).toEqual([
      [1, 2, 3],
      ['"x', 'y', 'z'],
    ])
    expect(summary.problems).toEqual([{ row: 1, column: 'b', text: '"x', why: 'stray-quote' }])
  })

  it('quoted cells keep delimiters, doubled quotes and line breaks', async () => {
    const { columns } = await read('a,b\n1,"x, ""y""\nz"\n2,w\n')
    expect(columns[1]).toEqual(['x, "y"\nz', 'w'])
  })
})

describe('a large file', () => {
  const rows = 60_000
  const line = (row: number) =>
    `${row},${(row * 0.37).toFixed(6)},g${row % 7},${row % 3 === 0 ? '' : row / 2}`
  const lines = Array.from({ length: rows }, (_, index) => line(index + 1))
  const text = `id,x,g,y\n${lines.join('\n')}\n`

  it('is read by another way with the same outcome', async () => {
    expect(text.length).toBeGreaterThan(1 << 20)
    const { columns, types } = await read(text)
    expect(types).toEqual(['integer', 'number', 'text', 'number'])
    expect(columns[0]).toEqual(Array.from({ length: rows }, (_, index) => index + 1))
    expect(columns[1][999]).toBe(370)
    expect(columns[2][6]).toBe('g0')
    expect(columns[3].slice(0, 3)).toEqual([0.5, 1, null])
  })

  it('may have delimiters, quotes and line breaks in its cells, all over', async () => {
    const note = (row: number) => (row % 3 === 0 ? `line ${row},\n"quoted"\r\nend` : `plain ${row}`)
    const quoted = lines.map((row, index) => `${row},"${note(index + 1).replaceAll('"', '""')}"`)
    const { columns, import: summary } = await read(`id,x,g,y,note\n${quoted.join('\n')}\n`)
    expect(summary.problemCount).toBe(0)
    expect(columns[0]).toEqual(Array.from({ length: rows }, (_, index) => index + 1))
    expect(columns[4]).toEqual(Array.from({ length: rows }, (_, index) => note(index + 1)))
  })

  it('keeps a ragged row near its end in place', async () => {
    const broken = [...lines]
    broken[50_000] = '50001,1.5'
    const { columns, import: summary } = await read(`id,x,g,y\n${broken.join('\r\n')}\n`)
    expect(columns[0]).toHaveLength(rows)
    expect(columns[0][59_999]).toBe(60_000)
    expect(summary.problems).toEqual([{ row: 50_001, column: 'g', text: '', why: 'row-too-short' }])
  })

  it('in another encoding is decoded throughout', async () => {
    const { columns, import: summary } = await read(`\ufeff${text.replaceAll('g3', '山')}`)
    expect(summary.encoding).toBe('utf-8')
    expect(columns[2][2]).toBe('山')
  })

  it('whose column turns out to be text far below its head is text', async () => {
    const late = lines.map((row, index) =>
      index % 5 === 4 && index > 30_000 ? row.replace(/^\d+/, 'n') : row,
    )
    expect((await read(`id,x,g,y\n${late.join('\n')}\n`)).types[0]).toBe('text')
  })

  it('whose column begins with nothing is judged by what comes', async () => {
    const late = lines.map((row, index) => (index < 40_000 ? row.replace(/^\d+/, '') : row))
    const { types, columns } = await read(`id,x,g,y\n${late.join('\n')}\n`)
    expect(types[0]).toBe('integer')
    expect(columns[0][59_999]).toBe(60_000)
  })
})
