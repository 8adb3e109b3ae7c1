import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import type { OpenTableRequest } from '@shared/contract/openingApi'
import { GrantBook } from '../../../src/main/engine/grantBook'
import type { OpenedTable } from '../../../src/main/engine/openedTable'
import { openGranted } from '../../../src/main/engine/openGranted'
import { Previewer } from '../../../src/main/engine/previewer'
import { opened } from '../data/openText'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-preview-'))
const path = join(folder, 'large.csv')
/** More than a preview looks at, and a cell in the middle that is no number. */
const ROWS = 150_000
const text = (separator: string): string =>
  `x${separator}g\n${Array.from({ length: ROWS }, (_, row) => `${row === 70_001 ? 'n.n.' : row / 4}${separator}a`).join('\n')}\n`

const grants = new GrantBook()
grants.add('g', [path])
let table: OpenedTable | null
let previewer: Previewer

const open = async (request: Partial<OpenTableRequest> = {}): Promise<OpenedTable> =>
  (table = opened(await openGranted({ grant: 'g', options: {}, ...request }, { grants })))
const preview = async (options: ImportOptions = {}, grant = 'g') =>
  opened(await previewer.preview({ grant, options, file: 0 }, {}))

beforeEach(() => {
  writeFileSync(path, text(','))
  table = null
  previewer = new Previewer({ grants }, () => table)
})
afterEach(async () => {
  previewer.stop()
  await table?.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the preview of a file', () => {
  it('that is open as it is asked for is the table itself, before its steps, with all of its rows', async () => {
    const part = await preview()
    const { info } = await open({ steps: [{ kind: 'filter', enabled: true, expression: 'x > 10' }] })
    const whole = await preview()
    expect(info.presentRows).toBeLessThan(ROWS)
    expect(part.whole).toBe(false)
    expect(whole).toMatchObject({ whole: true, rowsRead: ROWS, files: ['large.csv'] })
    expect(whole.columns).toEqual([
      { name: 'x', type: 'number', unparsed: 1 },
      { name: 'g', type: 'text', unparsed: 0 },
    ])
    expect(whole.page.cells).toEqual(part.page.cells)
  })

  it('is read from the file with other settings, and after it has changed', async () => {
    await open()
    expect(await preview({ columnTypes: { x: 'text' } })).toMatchObject({ whole: false })
    writeFileSync(path, `${text(';')}1;b\n`)
    expect(await preview()).toMatchObject({ whole: false, import: { delimiter: ';' } })
  })

  it('of one of several files is that file’s', async () => {
    const other = join(folder, 'other.csv')
    writeFileSync(other, 'x,g\n1,b\n2,b\n')
    grants.add('both', [other, other])
    await open({ grant: 'both' })
    expect(await preview({}, 'both')).toMatchObject({ rowsRead: 2, files: ['other.csv', 'other.csv'] })
  })
})
