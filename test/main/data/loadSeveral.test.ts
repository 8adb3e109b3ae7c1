import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openTable } from '../../../src/main/data/openTable'
import { opened, openText, valuesOf } from './openText'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function written(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const place = await mkdtemp(join(folder, 'files-'))
  await mkdir(place, { recursive: true })
  const paths = Object.keys(files).map((name) => join(place, name))
  for (const [index, content] of Object.values(files).entries()) await writeFile(paths[index], content)
  return paths
}

async function openAll(files: Readonly<Record<string, string | Uint8Array>>, options: ImportOptions = {}) {
  const [path, ...more] = await written(files)
  return openTable({ path, more, options })
}

const contentOf = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const table = opened(await openAll(files))
  const { cells } = opened(await table.head(100))
  const content = {
    names: table.columns.map(({ name }) => name),
    types: table.columns.map(({ type }) => type),
    cells,
    summary: table.import,
    table,
  }
  return content
}

describe('several files as one table', () => {
  it('have their rows one after the other, columns by name, and a column that says which file', async () => {
    const { names, types, cells, summary, table } = await contentOf({
      'a.csv': 'x,g\n1,p\n2,q\n',
      'b.csv': 'g;x\nr;2,5\np;3\n',
    })
    expect(names).toEqual(['x', 'g', 'file'])
    expect(types).toEqual(['number', 'text', 'text'])
    expect(cells).toEqual([
      [1, 'p', 'a.csv'],
      [2, 'q', 'a.csv'],
      [2.5, 'r', 'b.csv'],
      [3, 'p', 'b.csv'],
    ])
    expect(summary.files).toEqual([
      { name: 'a.csv', rows: 2 },
      { name: 'b.csv', rows: 2 },
    ])
    expect(await valuesOf(table, 'x')).toEqual([1, 2, 2.5, 3])
    await table.close()
  })

  it('may be of different kinds', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(
        [
          ['x', 'd'],
          [7, new Date('2024-02-29')],
        ],
        { UTC: true },
      ),
    )
    const workbook = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
    const { cells, types, table } = await contentOf({ 'a.csv': 'x,d\n1,2024-01-31\n', 'b.xlsx': workbook })
    expect(types).toEqual(['integer', 'date', 'text'])
    expect(cells).toEqual([
      [1, '2024-01-31', 'a.csv'],
      [7, '2024-02-29', 'b.xlsx'],
    ])
    await table.close()
  })

  it('read a column as text in all of them where one of them has text in it', async () => {
    const { cells, table } = await contentOf({
      'a.csv': 'x,y\n1.50,1\n007,2\n',
      'b.csv': 'x,y\nn. a.,3\nb,4\n',
    })
    expect(cells.map(([x]) => x)).toEqual(['1.50', '007', 'n. a.', 'b'])
    await table.close()
  })

  it('number their rows and failed cells through', async () => {
    const rows = (bad: number) =>
      Array.from({ length: 40 }, (_, i) => (i === bad ? 'oops' : String(i))).join('\n')
    const { summary, table } = await contentOf({ 'a.csv': `x\n${rows(4)}\n`, 'b.csv': `x\n${rows(9)}\n` })
    expect(summary.problems).toMatchObject([
      { row: 5, column: 'x', text: 'oops' },
      { row: 50, column: 'x', text: 'oops' },
    ])
    expect(summary.problemCount).toBe(2)
    const listed = opened(await table.problems({ column: 'x', start: 0, end: 10 }))
    expect(listed.problems.map(({ row }) => row)).toEqual([5, 50])
    expect(opened(await table.rows([50])).failed).toMatchObject([{ row: 50, text: 'oops' }])
    await table.close()
  })

  it('are the file itself, and one column more, where there is but one row in each', async () => {
    const whole = await openText('x,y\n1,a\n2,b\n3,c\n')
    const { cells, table } = await contentOf({
      '1.csv': 'x,y\n1,a\n',
      '2.csv': 'x,y\n2,b\n',
      '3.csv': 'x,y\n3,c\n',
    })
    expect(cells.map((row) => row.slice(0, -1))).toEqual(opened(await whole.head(10)).cells)
    await whole.close()
    await table.close()
  })

  it('leave a column that is called file its name', async () => {
    const { names, table } = await contentOf({ 'a.csv': 'file,x\nq,1\n', 'b.csv': 'file,x\nr,2\n' })
    expect(names).toEqual(['file', 'x', 'file_2'])
    await table.close()
  })

  it.each([
    [
      'a column more',
      { 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x,y,z\n1,2,3\n' },
      'file-columns-differ',
      { column: 'z' },
    ],
    ['a column less', { 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x\n1\n' }, 'file-columns-differ', { column: 'y' }],
    ['an empty file', { 'a.csv': 'x,y\n1,2\n', 'b.csv': '' }, 'file-empty', {}],
    [
      'a picture',
      { 'a.csv': 'x,y\n1,2\n', 'b.csv': Buffer.from('89504e470d0a1a0a', 'hex') },
      'file-binary',
      {},
    ],
  ])('%s is an error by name', async (_, files, code, more) => {
    const result = await openAll(files)
    expect(result).toMatchObject({ ok: false, error: { code, ...more } })
  })

  it('of which one is missing are none of them opened', async () => {
    const [path] = await written({ 'a.csv': 'x\n1\n' })
    const result = await openTable({ path, more: [join(folder, 'nope.csv')], options: {} })
    expect(result).toMatchObject({ ok: false, error: { code: 'file-not-found' } })
  })
})
