import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openText, valuesOf } from '../openText'

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`
const LAB = lines('t,T,site,p', 's,°C,,bar', '0,20.5,north,1.01', '0.5,20.8,south,1.02', '1,,north,1.04')

async function doubtsOf(text: string, options: ImportOptions = {}) {
  const table = await openText(text, options)
  const { doubts } = table.import
  await table.close()
  return doubts.filter(({ code }) => code === 'first-cell-text')
}

describe('a first cell that keeps the numbers below it text', () => {
  it('is told, column by column, for example a unit', async () => {
    expect(await doubtsOf(LAB)).toEqual([
      { code: 'first-cell-text', column: 't', example: 's' },
      { code: 'first-cell-text', column: 'T', example: '°C' },
      { code: 'first-cell-text', column: 'p', example: 'bar' },
    ])
  })

  it('is missing once the column is told to be numbers, and no doubt any more', async () => {
    const options: ImportOptions = { columnTypes: { t: 'number', T: 'number', p: 'number' } }
    expect(await doubtsOf(LAB, options)).toEqual([])
    const table = await openText(LAB, options)
    expect(await valuesOf(table, 'T')).toEqual([null, 20.5, 20.8, null])
    await table.close()
  })

  it('is none where other cells are texts too, or there are too few below', async () => {
    expect(await doubtsOf(lines('x,y', 'a,1', '1,2', 'b,3', '2,4'))).toEqual([])
    expect(await doubtsOf(lines('x,y', 'a,1', '1,2'))).toEqual([])
    expect(await doubtsOf(LAB, { columnTypes: { t: 'text', T: 'text', p: 'text' } })).toEqual([])
  })
})
