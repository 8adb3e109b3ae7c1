import { describe, expect, it } from 'vitest'
import { openText } from './openText'

/** What is told of a total among the guesses of an import. */
async function toldOf(text: string, name = 'table.csv'): Promise<unknown> {
  const table = await openText(text, {}, name)
  await table.close()
  return table.import.doubts.find(({ code }) => code === 'total-row') ?? null
}

const totals = [
  'Total',
  'TOTAL:',
  'Grand total',
  'Subtotal',
  'Sum',
  'Gesamt',
  'Summe',
  'Total général',
  'Итого',
  '合计',
  '总计：',
]

describe('a last row that is the total of the others', () => {
  it.each(totals)('is told where it is called %s', async (name) => {
    expect(await toldOf(`g,x\na,1\nb,2\nc,4\n${name},7\n`)).toEqual({
      code: 'total-row',
      row: 4,
      example: name,
    })
  })

  it('is told where its numbers are the sums of their columns', async () => {
    const rows = ['a,1.5,10,', 'b,2.5,20,1', 'c,4,30,2', 'd,0.25,40,3', 'e,7,50,4']
    const text = `g,x,y,z\n${rows.join('\n')}\n,15.25,150,\n`
    expect(await toldOf(text)).toEqual({ code: 'total-row', row: 6, example: '15.25' })
    expect(await toldOf(text.replace(',150,', ',151,'))).toBeNull()
    expect(await toldOf(text.replace('15.25,150,', '0,0,0'))).toBeNull()
  })

  it('is told of a sheet of JSON, too', async () => {
    const lines = ['{"g":"a","x":1}', '{"g":"b","x":2}', '{"g":"total","x":3}']
    expect(await toldOf(lines.join('\n'), 'a.jsonl')).toMatchObject({ row: 3 })
  })

  it.each([
    ['a word that is in the name', 'g,x\na,1\nb,2\nTotal station,3\n'],
    ['a level that other rows have', 'g,x\nTotal,1\na,2\nTotal,3\nb,4\nTotal,5\n'],
    ['one row before the last', 'g,x\na,1\nTotal,1\nb,4\n'],
    ['numbers of a single column, which may be so by chance', 'x\n1\n2\n3\n4\n5\n15\n'],
    ['a handful of rows', 'x,y\n1,2\n2,4\n3,6\n'],
  ])('is not %s', async (_, text) => {
    expect(await toldOf(text)).toBeNull()
  })
})
