import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  NumberCells,
  SkippedCells,
  TextCells,
  type CellReader,
} from '../../../../src/main/data/plain/plainCells'
import { NOT_PLAIN, PlainRecords } from '../../../../src/main/data/plain/plainRecords'

const marks = { delimiter: ','.charCodeAt(0), quote: '"'.charCodeAt(0) }
const ROOM = 100

function numberCells(options: { readonly whole?: boolean; readonly missing?: readonly string[] } = {}) {
  const { whole = false, missing = ['', 'NA'] } = options
  const values = new Float64Array(ROOM)
  return new NumberCells({ marks, missing: new Set(missing), whole, decimal: '.', values })
}

/** Reads a text at once; answers where the next record begins. */
function readAll(columns: readonly CellReader[], text: string): { records: PlainRecords; next: number } {
  const records = new PlainRecords(columns, marks, { records: ROOM, bytes: 1 << 16 })
  const end = records.bytes.write(text)
  records.bytes[end] = 10
  return { records, next: records.read({ start: 0, end, isLast: true }) }
}

const digits = fc.stringMatching(/^[0-9]{1,17}$/)
const numberText = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '-'),
      digits,
      fc.oneof(
        fc.constant(''),
        fc.constant('.'),
        digits.map((part) => `.${part}`),
      ),
    )
    .map((parts) => parts.join('')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc
    .tuple(fc.integer(), fc.integer({ min: 0, max: 9 }))
    .map(([value, places]) => (value / 1e4).toFixed(places)),
)

describe('records of numbers', () => {
  it('are the doubles nearest to what is written, to the sign of zero, wherever a record stands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numberText, numberText), { minLength: 1, maxLength: ROOM }), (rows) => {
        const columns = [numberCells(), numberCells()]
        const text = rows.map((cells) => cells.join(',')).join('\r\n')
        const { records } = readAll(columns, text)
        expect(records.rowCount).toBe(rows.length)
        rows.forEach((cells, row) =>
          cells.forEach((cell, column) => {
            expect(columns[column].values[row], cell).toBe(Number(cell))
          }),
        )
      }),
    )
  })

  it('are missing where nothing is written or a text says so, and among texts and columns passed over', () => {
    const [x, skipped, name, y] = [
      numberCells(),
      new SkippedCells(marks),
      new TextCells(marks, new Int32Array(ROOM)),
      numberCells(),
    ]
    const text = '1.5,a longer text than sixteen bytes,b,2\n,,,\nNA,"q,""q",a,-0\n7,x,b,4\n'
    const { records, next } = readAll([x, skipped, name, y], text)
    expect([records.rowCount, next]).toEqual([4, text.length])
    expect(Array.from(x.values.subarray(0, 4))).toEqual([1.5, NaN, NaN, 7])
    expect(Array.from(y.values.subarray(0, 4))).toEqual([2, NaN, -0, 4])
    expect(Array.from(name.codes.subarray(0, 4))).toEqual([0, 1, 2, 0])
  })

  it('are none that a column of whole numbers could not have, nor those of another width', () => {
    for (const text of ['1,007\n', '1,2,3\n', '1\n', '1 2,3\n', '--1,2\n', '1.2.3,4\n', '.,1\n']) {
      const { next } = readAll([numberCells(), numberCells({ whole: true })], `5,6\n${text}`)
      expect(next, text).toBe(NOT_PLAIN)
    }
  })

  it('are looked at one by one where a number means a missing value', () => {
    const column = numberCells({ missing: ['', '-999'] })
    readAll([column], '1\n-999\n-999.0\n2\n')
    expect(Array.from(column.values.subarray(0, 4))).toEqual([1, NaN, -999, 2])
  })
})
