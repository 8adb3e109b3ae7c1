import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openText, valuesOf } from '../openText'

const lines = (...rows: string[]): string => `${rows.join('\n')}\n`
const LAB = lines('t,T,site', 's,20.3,south', '0,20.5,north', '0.5,20.8,south', '1,,north')

async function doubtsOf(text: string, options: ImportOptions = {}) {
  const table = await openText(text, options)
  const { doubts } = table.import
  await table.close()
  return doubts.filter(({ code }) => code === 'first-cell-text')
}

describe('a first cell that keeps the numbers below it text', () => {
  it('is told where its row is none of units', async () => {
    expect(await doubtsOf(LAB)).toEqual([{ code: 'first-cell-text', column: 't', example: 's' }])
  })

  it('is missing once the column is told to be numbers, and no doubt any more', async () => {
    const options: ImportOptions = { columnTypes: { t: 'number' } }
    expect(await doubtsOf(LAB, options)).toEqual([])
    const table = await openText(LAB, options)
    expect(await valuesOf(table, 't')).toEqual([null, 0, 0.5, 1])
    await table.close()
  })

  it('is none where other cells are texts too, or there are too few below', async () => {
    expect(await doubtsOf(lines('x,y', 'a,1', '1,2', 'b,3', '2,4'))).toEqual([])
    expect(await doubtsOf(lines('x,y', 'a,1', '1,2'))).toEqual([])
    expect(await doubtsOf(LAB, { columnTypes: { t: 'text' } })).toEqual([])
  })
})
