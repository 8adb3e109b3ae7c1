import { describe, expect, it } from 'vitest'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { MANY_COLUMNS } from '../../../../src/main/data/plain/loadPlainCells'
import { openTable } from '../../../../src/main/data/openTable'
import { opened, withFile } from '../openText'

const ROWS = 420
const AT = ROWS - 1

/** Of each kind of column that a plain text has, over and over. */
const kinds: readonly ((row: number, column: number) => string)[] = [
  (row, column) => ((row * 37 + column) / 7 - 50).toFixed(3),
  (row, column) => (row % 7 === 2 ? 'NA' : String((row * column) % 1013)),
  (row, column) => (row % 5 === 1 ? '' : ` ${'uvwxyz'[(row + column) % 6]} `),
  (row) => (row % 3 === 0 ? `-${row}.5e-3` : `+${row}.25`),
  () => '',
  (row) => (row % 4 === 0 ? '"a ""quoted"", text"' : `"${row % 3}"`),
  (row, column) => (row % 9 === 4 ? 'NA' : ` 20${10 + (row % 20)}-03-${10 + (column % 18)}`),
  (row) => `2021-${row % 2 === 0 ? '11' : '07'}-05T12:3${row % 10}:07.000${100 + row}+02:00`,
  (row) => `${(row % 27) + 1}/0${(row % 8) + 1}/1${(row % 800) + 100}`,
  (row, column) => (row % 6 === 5 ? '' : (row + column) % 3 === 0 ? 'TRUE' : 'false'),
  (row) => `\u2212${row}.5`,
]

type Change = readonly [column: number, cell: string]

/** A text of so many columns; in its last row but one some cells are others. */
function textOf(columns: number, changes: readonly Change[]): string {
  const header = Array.from({ length: columns }, (_, column) => `v${column}`)
  const lines = Array.from({ length: ROWS }, (_, row) =>
    header.map((_, column) => {
      const changed = row === AT - 1 ? changes.find(([at]) => at === column) : undefined
      return changed?.[1] ?? kinds[column % kinds.length](row, column)
    }),
  )
  return `${[header, ...lines].map((cells) => cells.join(',')).join('\n')}\n`
}

/** What a table tells of its first columns. */
async function told(table: DuckdbTable, columns: number) {
  const page = opened(await table.page({ start: 0, end: ROWS, filter: null, sort: null }))
  const inside = ({ column }: { readonly column: number }): boolean => column < columns
  const problems = opened(await table.problems({ start: 0, end: 50, column: null }))
  return {
    columns: table.columns.slice(0, columns),
    cells: page.cells.map((cells) => cells.slice(0, columns)),
    failed: page.failed.filter(inside),
    problems,
    import: table.import,
  }
}

/** Of one column more or less, on the two sides of the number from which on columns are many. */
async function bothWays(changes: readonly Change[]) {
  const few = MANY_COLUMNS - 1
  const open = (columns: number): Promise<DuckdbTable> =>
    withFile(textOf(columns, changes), async (path) =>
      opened(await openTable({ path, options: {}, figures: 'later' })),
    )
  const [one, other] = [await open(few), await open(MANY_COLUMNS)]
  const found = [await told(one, few), await told(other, few)] as const
  await one.close()
  await other.close()
  return found
}

describe('a text of very many columns', () => {
  it('is read as one of fewer is, cell by cell', async () => {
    const [few, many] = await bothWays([])
    expect(few.columns.slice(0, kinds.length).map(({ type }) => type)).toEqual([
      'number',
      'integer',
      'text',
      'number',
      'text',
      'text',
      'date',
      'date',
      'date',
      'boolean',
      'number',
    ])
    expect(many).toEqual(few)
  }, 120_000)

  it('is so, too, where a cell fails, keeps no number of its digits, or tells what an empty column is', async () => {
    const [few, many] = await bothWays([
      [0, 'oops'],
      [1, '9007199254740993'],
      [4, '5'],
      [10, '1e400'],
      [11, '007'],
    ])
    expect(few.failed.length + few.problems.problems.length).toBeGreaterThan(0)
    expect(many).toEqual(few)
  }, 120_000)

  it('is so, too, where a day is none', async () => {
    const [few, many] = await bothWays([[6, '2021-02-30']])
    expect(few.failed).toMatchObject([{ row: AT, column: 6, text: '2021-02-30' }])
    expect(many).toEqual(few)
  }, 120_000)
})
