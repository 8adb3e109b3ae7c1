import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CsvDialect } from '../../../../src/main/data/text/csvDialect'
import { RecordReader } from '../../../../src/main/data/text/recordReader'

const comma: CsvDialect = { delimiter: ',', aligned: false, quote: '"', comment: null }
const cellsOf = (text: string, dialect = comma) =>
  new RecordReader(dialect).read(text, true).map(({ cells }) => cells)

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', '1', '.', ';', '\u{1F600}'),
  maxLength: 8,
})
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('records', () => {
  it('come back as they were written, whatever the cells hold', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(lineEnd)
        expect(cellsOf(text)).toEqual(rows)
      }),
    )
  })

  it('do not depend on the pieces in which the text arrives', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'b'), maxLength: 60 })
    fc.assert(
      fc.property(anyText, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (text, sizes) => {
        const reader = new RecordReader(comma)
        const records = []
        let at = 0
        for (let index = 0; at < text.length; index++) {
          const size = sizes[index % sizes.length]
          records.push(...reader.read(text.slice(at, at + size), false))
          at += size
        }
        records.push(...reader.read('', true))
        expect(records).toEqual(new RecordReader(comma).read(text, true))
      }),
      { numRuns: 500 },
    )
  })

  it('know the line on which they start', () => {
    const lines = new RecordReader(comma).read('a,b\r\n\r\n"x\ny",1\rz,2\n', true).map(({ line }) => line)
    expect(lines).toEqual([1, 3, 5])
  })
})

describe('quotes against the rules', () => {
  it('inside a quoted cell are text', () => {
    expect(cellsOf('1,"pedro "pdet" ho,landa"\n2,x\n')).toEqual([
      ['1', 'pedro "pdet" ho,landa'],
      ['2', 'x'],
    ])
  })

  it('that open and never close are text, and lines stay apart', () => {
    expect(cellsOf('1,"abc\n2,"def"\n3,x\n')).toEqual([
      ['1', '"abc'],
      ['2', 'def'],
      ['3', 'x'],
    ])
  })

  it('in the middle of a cell are text', () => {
    expect(cellsOf('1,5" pipe\n')).toEqual([['1', '5" pipe']])
  })
})

describe('other dialects', () => {
  it('any run of blanks parts aligned cells', () => {
    expect(cellsOf('  x   y\n 10  "a b"  \n', { ...comma, delimiter: ' ', aligned: true })).toEqual([
      ['x', 'y'],
      ['10', 'a b'],
    ])
  })

  it('single quotes enclose as double ones do', () => {
    expect(cellsOf(`1\t'a\tb'\n`, { ...comma, delimiter: '\t', quote: "'" })).toEqual([['1', 'a\tb']])
  })

  it('lines that start with the comment mark are no records', () => {
    expect(cellsOf('# a,b\nx,y\n#1,2\n', { ...comma, comment: '#' })).toEqual([['x', 'y']])
  })
})
