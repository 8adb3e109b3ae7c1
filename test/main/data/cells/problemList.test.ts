import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opened, openText } from '../openText'

describe('the list of what could not be read', () => {
  it('goes on where the summary ends: every failed cell is on one of its pages, once, in the order of rows', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},${row % 12 === 0 ? `n${row}` : row / 4}`)
    const table = await openText(`id,x\n${rows.join('\n')}\n`)
    expect(table.import).toMatchObject({ problemCount: 2500 })
    expect(table.import.problems).toHaveLength(1000)
    const all = []
    for (let start = 0; start < 2600; start += 400) {
      const page = opened(await table.problems({ column: null, start, end: start + 400 }))
      expect(page.total).toBe(2500)
      all.push(...page.problems)
    }
    expect(all).toEqual(
      Array.from({ length: 2500 }, (_, index) => ({
        row: 12 * index + 1,
        column: 'x',
        text: `n${12 * index}`,
        why: 'not-a-number',
      })),
    )
    await table.close()
  })

  it('holds what concerns one column, and what concerns rows', async () => {
    const numbers = Array.from({ length: 40 }, (_, row) => `${row},${row},${row}`)
    numbers[3] = '3,?,x'
    numbers[5] = '5,5'
    numbers[9] = '9,9,y'
    const table = await openText(`a,b,c\n${numbers.join('\n')}\n`)
    const problems = async (column: string | null) =>
      opened(await table.problems({ column, start: 0, end: 100 })).problems.map((p) => [
        p.row,
        p.column,
        p.why,
      ])
    expect(await problems(null)).toEqual([
      [4, 'b', 'placeholder'],
      [4, 'c', 'not-a-number'],
      [6, 'c', 'row-too-short'],
      [10, 'c', 'not-a-number'],
    ])
    expect(await problems('b')).toEqual([[4, 'b', 'placeholder']])
    expect(await problems('a')).toEqual([])
    await table.close()
  })
})

describe('the failed cells of a page', () => {
  it('are those that are missing and yet stand in the file, whatever the filter and the order', async () => {
    const cell = fc.constantFrom('1', '2.5', '', 'NA', 'abc', '?', '-')
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), async (cells) => {
        const text = `x,id\n${cells.map((c, row) => `${c},${row + 1}`).join('\n')}\n`
        const table = await openText(text, { columnTypes: { x: 'number' } })
        const page = opened(
          await table.page({
            start: 0,
            end: 100,
            filter: 'id > 2',
            sort: { column: 'id', direction: 'descending' },
          }),
        )
        const expected = cells
          .map((c, row) => ({ text: c, row: row + 1 }))
          .filter(({ text: c, row }) => row > 2 && ['abc', '?', '-'].includes(c))
          .reverse()
        expect(page.failed.map(({ row, text: c }) => ({ text: c, row }))).toEqual(expected)
        for (const { row } of page.failed) expect(page.cells[page.rowNumbers.indexOf(row)][0]).toBeNull()
        await table.close()
      }),
      { numRuns: 15 },
    )
  })
})
