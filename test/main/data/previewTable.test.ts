import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { openTable } from '../../../src/main/data/openTable'
import { PreviewMemory } from '../../../src/main/data/previewMemory'
import { previewTable } from '../../../src/main/data/previewTable'
import { opened, withFile } from './openText'

const preview = async (path: string, options: ImportOptions = {}) =>
  opened(await previewTable({ path, options, preview: new PreviewMemory() }))

describe('a preview', () => {
  it.each([
    ['csv-edge/agate/realdata/exonerations-20150828.csv', {}],
    ['csv-edge/csvkit/realdata/ks_1033_data.csv', { columnTypes: { zip_code: 'text' } }],
    ['csv-edge/duckdb/titanic.csv', { header: false }],
    ['excel/rxl__datasets.xlsx', { sheet: 'quakes' }],
    ['excel/rxl__deaths.xlsx', { range: 'A5:F15' }],
  ] as const)('of %s shows the rows as opening with %j reads them', async (name, options) => {
    const path = resolve('test/reference/data', name)
    const table = opened(await openTable({ path, options }))
    const shown = await preview(path, options)
    expect(shown.page.cells).toEqual(opened(await table.head(100)).cells)
    expect(shown.columns.map(({ name: column, type }) => [column, type])).toEqual(
      table.columns.map(({ name: column, type }) => [column, type]),
    )
    const { encoding, delimiter, decimal, thousands, header, headerRow, sheet } = shown.import
    expect(table.import).toMatchObject({ encoding, delimiter, decimal, thousands, header, headerRow, sheet })
    await table.close()
  })

  it('marks the cells that fail, with their texts', async () => {
    const text = `x,g\n${Array.from({ length: 30 }, (_, row) => `${row === 7 ? 'n.n.' : row},a`).join('\n')}\n`
    const shown = await withFile(text, (path) => preview(path))
    expect(shown.page.failed).toEqual([{ row: 8, column: 0, text: 'n.n.', why: 'not-a-number' }])
    expect(shown.page.cells[7]).toEqual([null, 'a'])
    expect(shown).toMatchObject({ rowsRead: 30, whole: true })
  })

  it('of a large file looks into all of it, in any encoding', async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `${row};${row < 50_000 ? row : `${row},5`};山`)
    const text = `id;x;g\n${rows.join('\n')}\n`
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const content = Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`, encoding)
      const shown = await withFile(content, (path) => preview(path))
      expect(shown.import).toMatchObject({ encoding, decimal: ',', delimiter: ';' })
      expect(shown.columns.map(({ type }) => type)).toEqual(['integer', 'number', 'text'])
      expect(shown.whole).toBe(false)
      expect(shown.rowsRead).toBeGreaterThan(2000)
    }
  })

  it('shows the rows of the start, under their numbers, and not those from below', async () => {
    const wide = 'x'.repeat(9000)
    const rows = Array.from({ length: 1000 }, (_, row) => `${row},${wide}`)
    const shown = await withFile(`id,text\n${rows.join('\n')}\n`, (path) => preview(path))
    const ids = shown.page.cells.map(([id]) => id)
    expect(ids.length).toBeGreaterThan(20)
    expect(ids).toEqual(ids.map((_, row) => row))
    expect(shown.rowsRead).toBeGreaterThan(ids.length)
  })

  it('is cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const path = resolve('resources/samples/mtcars.csv')
    const result = await previewTable({
      path,
      options: {},
      preview: new PreviewMemory(),
      signal: stop.signal,
    })
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('remembers a file only as long as it stays the same', async () => {
    const memory = new PreviewMemory()
    let asked = 0
    const ask = () => memory.recall('traits', async () => ++asked)
    memory.turnTo({ path: 'a', bytes: 1, modified: 1 })
    expect([await ask(), await ask()]).toEqual([1, 1])
    memory.turnTo({ path: 'a', bytes: 1, modified: 2 })
    expect(await ask()).toBe(2)
  })
})
