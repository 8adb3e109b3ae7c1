import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cell } from '@shared/contract/cell'
import type { ImportOptions } from '@shared/source/importOptions'
import type { DuckdbTable } from '../../../../src/main/data/database/duckdbStore'
import { openTable } from '../../../../src/main/data/openTable'
import { opened } from '../openText'

/** A file of test/reference/data/csv-edge, with what its collection says of it; sources and licences stand there. */
interface EdgeCase {
  readonly path: string
  readonly delimiter: string
  readonly header: boolean
  readonly decimal?: string
  readonly category: string
  readonly note?: string
  readonly recordCount?: number
  readonly cells?: readonly (readonly string[])[]
  readonly expectedJson?: string
}

const root = resolve('test/reference/data/csv-edge')
const cases = (JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as EdgeCase[]).filter(
  ({ path }) => existsSync(join(root, path)),
)

/** Why, what the program is told, and the error where the collection's reading leaves no row. */
type Telling = readonly [reason: string, options: ImportOptions, error?: 'file-header-only']

/**
 * Cases in which the program guesses otherwise than the collection, with the reason, and what it has to be told to agree. A
 * case that comes to agree by itself fails the test, so that the list stays short.
 */
const told: Readonly<Record<string, Telling>> = {
  'duckdb/dirty_line.csv': [
    'the collection counts the title line as the header; the table begins below it',
    { skipRows: 0, header: true },
  ],
  'duckdb/one_r_n_two.csv': [
    'one column of words: the first is taken for its name and that said, as the collection does in duckdb/empty_first_line.csv',
    { header: false },
  ],
  'duckdb/test/new_line_string_rn.csv': [
    'the collection reads one column; it is a table of four, cut by |',
    { delimiter: ',' },
  ],
  'duckdb/test/new_line_string.csv': [
    'the collection reads one column; it is a table of four, cut by |',
    { delimiter: ',' },
  ],
  'duckdb/unescaped_quotes/unescaped_quote.csv': [
    'the first row begins with a number and is like those below it: as a header it would be one observation less, of six',
    { header: true },
  ],
  'duckdb/test/many_empty_lines.csv': [
    'the only line that is not empty is a number, not a name: as a header it would leave nothing of the file',
    { header: true },
    'file-header-only',
  ],
  'duckdb/manycolumns.csv': [
    'one row of numbers is data, not a header: as a header it would leave nothing of the file',
    { header: true },
    'file-header-only',
  ],
  'duckdb/issue2628_中文.csv': [
    'the collection names its default delimiter; the file is cut by |',
    { delimiter: ',' },
  ],
  'readr/tests/testthat/fixtures/enc-iso-8859-1.txt': [
    'one column of words: the first is taken for its name and that said, as in duckdb/one_r_n_two.csv',
    { header: false },
  ],
  'papaparse/long-sample.csv': [
    'the first row holds dates and a person as those below it do: as a header it would be one observation less, of eight',
    { header: true },
  ],
}

/** Where the collection only says how such a file may be answered, or its reading leaves a header without rows. */
const errors: Readonly<Record<string, string>> = {
  'csvkit/empty.csv': 'file-empty',
  'duckdb/auto/single_value.csv': 'file-header-only',
  'duckdb/test/long_escaped_value.csv': 'file-header-only',
  'generated/header-only.csv': 'file-header-only',
  'generated/zero-bytes.csv': 'file-empty',
  'generated/whitespace-only.csv': 'file-empty',
  'generated/bom-only.csv': 'file-empty',
  'generated/all-nul.csv': 'file-binary',
  'generated/binary-renamed-png.csv': 'file-binary',
}

describe('the collection of awkward CSV files', () => {
  it.each(cases.map((edge) => [edge.path, edge] as const))('%s', async (path, edge) => {
    const guessed = await outcome(edge, {})
    if (errors[path] !== undefined) expect(guessed).toEqual([errors[path]])
    else if (path in told) expect(guessed).not.toEqual([])
    else expect(guessed).toEqual([])
  })

  it.each(Object.entries(told))('%s: as told', async (path, [, options, error]) => {
    const edge = cases.find((known) => known.path === path)
    expect(edge).toBeDefined()
    if (edge !== undefined) expect(await outcome(edge, options)).toEqual(error === undefined ? [] : [error])
  })

  it.each(Object.keys(told).filter((path) => told[path][1].header !== undefined && !path.includes('dirty')))(
    '%s: says that the header is a guess',
    async (path) => {
      const table = opened(await openTable({ path: join(root, path), options: {} }))
      const doubts = table.import.doubts.map(({ code }) => code)
      expect(doubts).toContain(table.import.header ? 'header-assumed' : 'header-absent')
      await table.close()
    },
  )

  it('is there', () => {
    expect(cases.length).toBeGreaterThan(110)
    const known = (path: string) => cases.some((edge) => edge.path === path)
    expect([...Object.keys(told), ...Object.keys(errors)].filter((path) => !known(path))).toEqual([])
  })

  it('a row that is too long or too short is reported under its number', async () => {
    const table = opened(await openTable({ path: join(root, 'csvkit/bad.csv'), options: {} }))
    expect(table.import.problems.map(({ row, why }) => [row, why])).toEqual([
      [1, 'row-too-long'],
      [2, 'row-too-short'],
    ])
    await table.close()
  })
})

/** In what the table differs from what the collection says; the error's code where the file is refused. */
async function outcome(edge: EdgeCase, options: ImportOptions): Promise<string[]> {
  const result = await openTable({ path: join(root, edge.path), options })
  if (!result.ok) return [result.error.code]
  try {
    return await differences(result.value, edge)
  } finally {
    await result.value.close()
  }
}

async function differences(table: DuckdbTable, edge: EdgeCase): Promise<string[]> {
  const found: string[] = []
  const { delimiter, header, decimal } = table.import
  if (table.columns.length > 1 && delimiter !== edge.delimiter) found.push(`delimiter ${delimiter}`)
  if (header !== edge.header) found.push(`header ${header}`)
  if (edge.decimal !== undefined && decimal !== edge.decimal) found.push(`decimal mark ${decimal}`)
  const records = edge.expectedJson === undefined ? edge.recordCount : undefined
  if (records !== undefined && table.rowCount !== records - (header ? 1 : 0))
    found.push(`${table.rowCount} rows`)
  const expected = expectedCells(edge)
  if (expected === null) return found
  const { cells } = opened(await table.head(1000))
  const width = table.columns.length
  if (header) found.push(...compare([table.columns.map(({ name }) => name)], expected.slice(0, 1), sameName))
  found.push(
    ...compare(
      cells,
      expected.slice(header ? 1 : 0).map((row) => row.slice(0, width)),
      sameCell,
    ),
  )
  return found
}

function expectedCells(edge: EdgeCase): readonly (readonly string[])[] | null {
  // A clearly wrong entry of the collection, as its own note says.
  if (edge.expectedJson === undefined) return edge.cells ?? null
  const rows = JSON.parse(readFileSync(join(root, edge.expectedJson), 'utf8')) as Record<string, string>[]
  return [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]
}

function compare(
  got: readonly (readonly Cell[])[],
  expected: readonly (readonly string[])[],
  same: (got: Cell, expected: string) => boolean,
): string[] {
  return expected.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      const value = got[index]?.[column] ?? null
      return same(value, cell) ? [] : [`row ${index + 1}, column ${column + 1}: ${String(value)} for ${cell}`]
    }),
  )
}

/** Blank names and repeated ones are made distinct. */
function sameName(got: Cell, expected: string): boolean {
  const name = expected.trim()
  return name === ''
    ? /^column_\d+$/.test(String(got))
    : String(got).replace(/_\d+$/, '') === name.replace(/_\d+$/, '')
}

/** A value stands for its text; what is missing, and what stands for a missing number, is empty. */
function sameCell(got: Cell, expected: string): boolean {
  const text = expected.trim()
  if (got === null) return /^(?:|na|n\/a|nan|null|\.|[-?]|#.*)$/i.test(text)
  if (typeof got === 'number') return Number.isFinite(got) && readings(text).includes(got)
  if (typeof got === 'boolean') return String(got) === text.toLowerCase()
  return got === text || Date.parse(`${got}Z`) === Date.parse(text) || Date.parse(got) === Date.parse(text)
}

/** What a number can mean with either decimal mark; the tests of csv.test.ts pin down which is taken. */
function readings(text: string): number[] {
  const point = text.replaceAll(',', '')
  const comma = text.replaceAll('.', '').replace(',', '.')
  return [text, point, comma].map(Number)
}
