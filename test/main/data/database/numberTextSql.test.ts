import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../../../src/main/data/database/database'
import { numberTextSql } from '../../../../src/main/data/database/numberTextSql'

let database: Database
beforeAll(async () => {
  database = await Database.open()
})
afterAll(() => database.close())

const literal = (value: number): string =>
  Number.isFinite(value) ? `(${value.toExponential()})::DOUBLE` : `'${value > 0 ? 'inf' : '-inf'}'::DOUBLE`

async function textsOf(values: readonly number[]): Promise<unknown[]> {
  const list = values.map(literal).join(', ')
  const rows = await database.rows(`SELECT ${numberTextSql('x')} FROM (SELECT unnest([${list}]) AS x)`)
  return rows.map(([text]) => text)
}

const scaled = fc
  .tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: -30, max: 30 }))
  .map(([mantissa, exponent]) => mantissa * 10 ** exponent)
const short = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -25, max: 25 }))
  .map(([digits, exponent]) => Number(`${digits}e${exponent}`))

describe('numberTextSql', () => {
  it('writes every double as JavaScript does', async () => {
    const value = fc.oneof(fc.double({ noNaN: true }), scaled, short, fc.integer())
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 50 }), async (values) => {
        expect(await textsOf(values)).toEqual(values.map(String))
      }),
    )
  })

  it('writes where the two differ', async () => {
    const values = [0, 5, -5, 1e-4, 9.99e-5, 1e-5, -1.234e-6, 1e-6, 9e-7, 1e15, 1e16, 123456789012345680000, 1e20, 1e21, -1e300, 5e-324, Infinity, -Infinity] // prettier-ignore
    expect(await textsOf(values)).toEqual(values.map(String))
  })
})
