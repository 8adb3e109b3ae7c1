import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import { firstRows } from '../../../src/main/data/firstRows'
import { MANY_COLUMNS } from '../../../src/main/data/plain/loadPlainCells'
import { openTable } from '../../../src/main/data/openTable'
import { opened, withFile } from './openText'

const LARGE = 1 << 21

const look = (path: string, options: ImportOptions = {}) => firstRows({ path, options }, LARGE)

/** A text that is large whose rows are these, over and over. */
function largeText(header: string, rows: readonly string[], end = ''): string {
  const block = `${rows.join('\n')}\n`
  return `${header}\n${block.repeat(Math.ceil(LARGE / block.length))}${end}`
}

const rows = Array.from({ length: 500 }, (_, row) => {
  const cell = row === 3 ? 'n.n.' : row === 5 ? '' : `${row % 17},${row % 10}`
  return `${row % 90};${cell};gruppe ${row % 7};0${(row % 9) + 1}.03.2024`
})

describe('the first rows of a large text', () => {
  it('are those of the table that opening makes, cell by cell, in any encoding', async () => {
    const text = largeText('id;x;größe;day', rows)
    for (const encoding of ['utf-8', 'utf-16le', 'latin1'] as const) {
      const content = Buffer.from(encoding === 'utf-16le' ? `\ufeff${text}` : text, encoding)
      await withFile(content, async (path) => {
        const shown = opened(await look(path))
        const table = opened(await openTable({ path, options: {} }))
        const head = opened(await table.head(200))
        expect(shown?.page.rowNumbers).toEqual(head.rowNumbers)
        expect(shown?.page.cells).toEqual(head.cells)
        expect(shown?.page.failed).toEqual(head.failed)
        expect(shown?.page.failed.map(({ row, text }) => [row, text])).toEqual([[4, 'n.n.']])
        const named = table.columns.map(({ name, type }) => ({ name, type }))
        expect(shown?.columns).toMatchObject(named)
        expect(named.map(({ type }) => type)).toEqual(['integer', 'number', 'text', 'date'])
        await table.close()
      })
    }
  })

  it('are so, too, of very many columns, whatever these hold', async () => {
    const header = Array.from({ length: MANY_COLUMNS }, (_, column) => `v${column}`)
    const kinds = [
      (row: number) => `${row}.5`,
      (row: number) => `2024-01-${10 + (row % 20)}`,
      (row: number) => (row % 3 === 0 ? 'TRUE' : 'false'),
      (row: number) => (row % 4 === 0 ? 'NA' : `"word ${row % 5}"`),
    ]
    const lines = Array.from({ length: 230 }, (_, row) =>
      header.map((_, column) => kinds[column % 4](row + column)).join(','),
    )
    await withFile(largeText(header.join(','), lines), async (path) => {
      const shown = opened(await look(path))
      const table = opened(await openTable({ path, options: {}, figures: 'later' }))
      const head = opened(await table.head(200))
      expect(shown?.page).toEqual({ ...head, totalRows: 200 })
      expect(shown?.columns.slice(0, 4).map(({ type }) => type)).toEqual([
        'number',
        'date',
        'boolean',
        'text',
      ])
      await table.close()
    })
  }, 60_000)

  it('follow the settings of the import', async () => {
    await withFile(largeText('a,b', ['1,2', '3,4']), async (path) => {
      const shown = opened(await look(path, { header: false }))
      expect(shown?.page.cells.slice(0, 2)).toEqual([
        [null, null],
        [1, 2],
      ])
      expect(shown?.page.failed.map(({ text }) => text)).toEqual(['a', 'b'])
    })
  })

  it('do not know of a row further down that makes a column another type: the table does', async () => {
    const text = largeText('x,y', ['1,2', '3,4'], '5,007\n')
    await withFile(text, async (path) => {
      const shown = opened(await look(path, { columnTypes: { x: 'text' } }))
      const table = opened(await openTable({ path, options: { columnTypes: { x: 'text' } } }))
      expect(shown?.page.cells[0]).toEqual(['1', 2])
      expect(opened(await table.head(1)).cells[0]).toEqual(['1', '2'])
      await table.close()
    })
  })

  it('are not looked for in a small file, nor in one that is no text', async () => {
    for (const name of ['resources/samples/mtcars.csv', 'test/reference/data/excel/rxl__datasets.xlsx']) {
      expect(opened(await look(resolve(name)))).toBeNull()
    }
    const json = `[{"x": 1}${', {"x": 2}'.repeat(300_000)}]`
    await withFile(json, async (path) => expect(opened(await look(path))).toBeNull())
  })

  it('are not looked for where no line ends, and can be cancelled', async () => {
    await withFile('x'.repeat(1 << 22), async (path) => {
      const found = await look(path)
      expect(found).toMatchObject({ ok: false, error: { code: 'file-line-too-long' } })
    })
    const stop = new AbortController()
    stop.abort()
    await withFile(largeText('x,y', ['1,2']), async (path) => {
      const found = await firstRows({ path, options: {}, signal: stop.signal }, LARGE)
      expect(found).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    })
  })
})
