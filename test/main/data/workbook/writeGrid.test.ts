import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import type { CellGrid } from '../../../../src/main/data/workbook/cellGrid'
import { CELL, type CellKind } from '../../../../src/main/data/workbook/cellKind'
import { GatheredCells } from '../../../../src/main/data/workbook/gatheredCells'
import { ProblemLog } from '../../../../src/main/data/cells/problemLog'
import { writeGrid } from '../../../../src/main/data/workbook/writeGrid'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Written = readonly [text: string, kind?: CellKind] | null

/** A grid of cells, each by its text and how it is kept. */
function gridOf(rows: readonly (readonly Written[])[]): CellGrid {
  const bytes = Buffer.from(
    rows
      .flat()
      .map((cell) => `${cell?.[0] ?? ''}<`)
      .join(''),
  )
  const gathered = new GatheredCells(bytes)
  let place = 0
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const [text = '', kind = CELL.text] = cell ?? []
      if (kind === CELL.text) gathered.add(row, column, { value: text, kind: 'value' })
      else gathered.append(row, column, kind, place)
      place += Buffer.byteLength(text) + 1
    }),
  )
  const cells = gathered.cells(1e6)
  if (cells === 'too-large') throw new Error(cells)
  return cells.grid
}

async function written(rows: readonly (readonly Written[])[], options: ImportOptions = {}) {
  const path = join(folder, 'texts.csv')
  const grid = gridOf(rows)
  const names = Array.from({ length: grid.width }, (_, index) => `x${index}`)
  const log = new ProblemLog()
  const source = await writeGrid({ grid, from: 0, to: grid.height, names, options }, path, log)
  return { text: await readFile(path, 'utf8'), source, problems: log.list() }
}

const long = ['1.1000000000000001', CELL.fraction] as const

describe('a grid’s rows as CSV', () => {
  it('have as many cells each, quoted where they must be, without the blanks around them', async () => {
    const { text, source } = await written([
      [['a'], null, ['say "so", then'], [' é\n字 ']],
      [null, null, null, null],
      [null, ['b', CELL.bytes]],
    ])
    expect(text).toBe('a,,"say ""so"", then","é\n字"\n,,,\n,b,,\n')
    expect(source.longest).toBe(Buffer.byteLength('a,,"say ""so"", then","é\n字"\n'))
  })

  it('are records even where they are blank', async () => {
    expect((await written([[['a']], [null], [['b']]])).text).toBe('a\n""\nb\n')
  })

  it('keep a number as it is written where all of its column are numbers, and print it anew beside texts', async () => {
    expect(
      (
        await written([
          [long, long],
          [['2', CELL.number], ['n/d']],
        ])
      ).text,
    ).toBe('1.1000000000000001,1.1\n2,n/d\n')
  })

  it('print numbers anew where their text counts: in a column that is to be text, and where a number is a missing value', async () => {
    expect((await written([[long, long]], { columnTypes: { x0: 'text', x1: 'number' } })).text).toBe(
      '1.1,1.1000000000000001\n',
    )
    expect((await written([[long]], { missing: ['-999'] })).text).toBe('1.1\n')
    expect((await written([[long]], { missing: ['NA'] })).text).toBe('1.1000000000000001\n')
  })

  it('have room for texts of any length', async () => {
    const text = 'x'.repeat(3_000_000)
    expect((await written([[[text], [text, CELL.bytes]]])).text).toBe(`${text},${text}\n`)
  })

  it('say where bytes were no characters', async () => {
    const { problems } = await written([[['a']], [['b\ufffd']]])
    expect(problems).toEqual([{ row: 2, column: 'x0', text: 'b\ufffd', why: 'not-decodable' }])
  })
})
