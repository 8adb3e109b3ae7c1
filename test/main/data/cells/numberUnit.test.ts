import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAIN_FORMAT, numberTest } from '../../../../src/main/data/cells/numberFormat'
import { undressed, unitOf } from '../../../../src/main/data/cells/numberUnit'
import { undressedSql } from '../../../../src/main/data/cells/undressedSql'
import { Database, sqlText } from '../../../../src/main/data/database/database'

const money: Readonly<Record<string, string>> = {
  '$1,234.50': '1,234.50',
  '-$5': '-5',
  '$-5': '-5',
  '$ 5': '5',
  'US$5.00': '5.00',
  '12 €': '12',
  '1.234,00\u00a0€': '1.234,00',
  '1 234,5 EUR': '1 234,5',
  'USD 12': '12',
  '(5.20)': '-5.20',
  '($1,234.50)': '-1,234.50',
  '5.20-': '-5.20',
  '\u2212£3': '-3',
  '¥1,000': '1,000',
  '￥8': '8',
  '100 元': '100',
  '100 kr': '100',
  'Fr. 5': '5',
}
const percent: Readonly<Record<string, string>> = {
  '12%': '12',
  '12,5 %': '12,5',
  '-3.5%': '-3.5',
  '7％': '7',
}
const neither = [
  '',
  '12',
  '-3.5',
  '1,234',
  '1e5',
  'abc',
  '%',
  '$',
  'EUR',
  'A12',
  '12 kg',
  '1 2 x',
  '5%%',
  '$$5',
  '(a)',
  '12 - 13',
  '2024-05-06',
  '10:30',
  '(5',
  '5)',
]

describe('numbers in dress', () => {
  it.each(Object.entries(money))('%s is the sum %s', (text, number) => {
    expect(undressed(text)).toEqual({ unit: 'currency', number })
  })

  it.each(Object.entries(percent))('%s is the percentage %s', (text, number) => {
    expect(undressed(text)).toEqual({ unit: 'percent', number })
  })

  it.each(neither)('“%s” is none', (text) => {
    expect(undressed(text)).toBeNull()
  })

  it('are those of a column where nearly all of its cells are', () => {
    const isNumber = numberTest(PLAIN_FORMAT)
    expect(unitOf(['1%', '2%', '3%'], isNumber)).toBe('percent')
    expect(unitOf(['1%', '2%', '3'], isNumber)).toBeNull()
    expect(unitOf(['$1', '2', '(3)'], isNumber)).toBe('currency')
    expect(unitOf(['(1)', '2'], isNumber)).toBe('currency')
    expect(unitOf(['$1', 'free', 'sold'], isNumber)).toBeNull()
    expect(unitOf(['$1', '2%'], isNumber)).toBeNull()
    expect(unitOf(['(2019)', '(2020)'], isNumber)).toBeNull()
    expect(unitOf(['1', '2'], isNumber)).toBeNull()
    expect(unitOf([], isNumber)).toBeNull()
  })

  it('are read by the database as they are here', async () => {
    const texts = [...Object.keys(money), ...Object.keys(percent), ...neither]
    const database = await Database.open()
    try {
      const rows = await database.rows(
        texts
          .map((text, row) => {
            const cell = sqlText(text)
            return `SELECT ${row}, ${undressedSql(cell, 'currency')}, ${undressedSql(cell, 'percent')}`
          })
          .join(' UNION ALL '),
      )
      for (const [row, sum, share] of rows) {
        const text = texts[Number(row)]
        const found = undressed(text)
        expect(sum, text).toBe(found?.unit === 'currency' ? found.number : text.replaceAll('\u2212', '-'))
        expect(share, text).toBe(found?.unit === 'percent' ? `${found.number}e-2` : null)
      }
    } finally {
      await database.close()
    }
  })

  it('are looked at in no time, whatever they are', () => {
    const characters = [...'0123456789.,()$€%- +EURkr', '\u00a0', '\u2212']
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...characters), maxLength: 80 }), (text) => {
        const started = performance.now()
        undressed(text)
        expect(performance.now() - started).toBeLessThan(50)
      }),
    )
  })
})
