import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openText, valuesOf } from '../openText'

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`
const rows = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `S${index},${index / 2},${20 + index},north`)
const lab = (count: number): string => lines('sample,t,T,site', ',s,°C,', ...rows(count))

async function told(text: string, options: ImportOptions = {}) {
  const table = await openText(text, options)
  const { doubts, unitRow } = table.import
  const types = table.columns.map(({ type }) => type)
  const { rowCount } = table
  await table.close()
  return { doubts, unitRow, types, rowCount }
}

describe('a row of units below the names', () => {
  it.each([3, 15, 400])('is told as one doubt, however many rows (%i) follow it', async (count) => {
    const { doubts, rowCount, unitRow } = await told(lab(count))
    expect(doubts).toEqual([{ code: 'unit-row', example: 's, °C' }])
    expect({ rowCount, unitRow }).toEqual({ rowCount: count + 1, unitRow: false })
  })

  it.each([3, 15, 400, 40_000])(
    'is no row once it is told, and the columns are what they hold (%i)',
    async (count) => {
      expect(await told(lab(count), { unitRow: true })).toEqual({
        doubts: [],
        unitRow: true,
        types: ['text', 'number', 'integer', 'text'],
        rowCount: count,
      })
    },
  )

  it('leaves the first row that follows the first', async () => {
    const table = await openText(lab(3), { unitRow: true })
    expect(await valuesOf(table, 't')).toEqual([0, 0.5, 1])
    await table.close()
  })

  it('is none where a cell of it is a number, or means that none is known, or where one word stands beside others', async () => {
    const codes = async (...below: string[]) =>
      (await told(lines('a,b,c', ...below))).doubts.map(({ code }) => code)
    const values = ['1,2,x', '3,4,y', '5,6,z', '7,8,w']
    expect(await codes('unknown,2,x', ...values)).not.toContain('unit-row')
    expect(await codes('n.a.,-,x', ...values)).not.toContain('unit-row')
    expect(await codes('m,3,x', ...values)).not.toContain('unit-row')
    expect(await codes('odd,,x', ...values)).not.toContain('unit-row')
    expect(await codes('m,,', ...values)).toContain('unit-row')
    expect(await codes('m,s,x', ...values)).toContain('unit-row')
  })

  it('can be told to be data, and is data in a file that has none', async () => {
    expect((await told(lab(3), { unitRow: false })).doubts.map(({ code }) => code)).toEqual([
      'header-assumed',
      'first-cell-text',
      'first-cell-text',
    ])
    const without = lines('sample,t,T,site', ...rows(3))
    expect(await told(without, { unitRow: true })).toMatchObject({ unitRow: false, rowCount: 3 })
  })
})
