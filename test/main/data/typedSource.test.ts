import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOptions } from '@shared/source/importOptions'
import type { DuckdbTable } from '../../../src/main/data/database/duckdbStore'
import { openTable } from '../../../src/main/data/openTable'
import { opened, openingError, openText, valuesOf } from './openText'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leastwise-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes what a query answers as Parquet, and opens it. */
async function openParquet(name: string, query: string, options: ImportOptions = {}): Promise<DuckdbTable> {
  const path = join(folder, name)
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  return opened(await openTable({ path, options }))
}

const problemsOf = ({ import: { problems } }: DuckdbTable) =>
  problems.map(({ row, column, text, why }) => [row, column, text, why])

describe('formats with types of their own', () => {
  it('JSON as an array of objects, and as lines', async () => {
    for (const [text, name] of [
      ['[{"x":1,"g":"a"},{"x":2.5,"g":null}]', 'table.json'],
      ['{"x":1,"g":"a"}\n{"x":2.5,"g":null}\n', 'lines.jsonl'],
      ['[{"x":1,"g":"a"},{"x":2.5,"g":null}]', 'misnamed.csv'],
    ]) {
      const table = await openText(text, {}, name)
      expect(table.import.format).toBe('json')
      expect(await valuesOf(table, 'x')).toEqual([1, 2.5])
      expect(await valuesOf(table, 'g')).toEqual(['a', null])
      await table.close()
    }
  })

  it('Parquet with its own types; identifiers too long for a double stay text', async () => {
    const table = await openParquet(
      'table [1].parquet',
      `SELECT 1.5::FLOAT x, 7::TINYINT n, true b, DATE '2024-02-29' d, 'a' g, 9007199254740993 id
       UNION ALL SELECT 'NaN'::FLOAT, NULL, false, NULL, '', 1`,
    )
    expect(table.columns.map(({ type }) => type)).toEqual([
      'number',
      'integer',
      'boolean',
      'date',
      'text',
      'text',
    ])
    expect(opened(await table.head(2)).cells).toEqual([
      [1.5, 7, true, '2024-02-29', 'a', '9007199254740993'],
      [null, null, false, null, null, '1'],
    ])
    await table.close()
  })

  it('damaged JSON is an error', async () => {
    expect(await openingError('[{"x":1},{"x":', {}, 'x.json')).toBe('data-damaged')
  })

  it('cells that are not of the type that the user said are missing, counted and listed', async () => {
    const lines = [
      '{"x":1,"y":"3","b":true,"d":"2024-05-06"}',
      '{"x":"oops","y":"many","b":"no","d":"never"}',
    ]
    const table = await openText(
      lines.join('\n'),
      { columnTypes: { x: 'number', y: 'number', b: 'boolean', d: 'date' } },
      'a.jsonl',
    )
    expect(table.columns.map(({ type, missing, unparsed }) => [type, missing, unparsed])).toEqual([
      ['number', 1, 1],
      ['number', 1, 1],
      ['boolean', 0, 0],
      ['date', 1, 1],
    ])
    expect(await valuesOf(table, 'x')).toEqual([1, null])
    expect(problemsOf(table)).toEqual([
      [2, 'x', 'oops', 'not-a-number'],
      [2, 'y', 'many', 'not-a-number'],
      [2, 'd', 'never', 'not-a-date'],
    ])
    expect(opened(await table.head(2)).failed).toContainEqual({
      row: 2,
      column: 1,
      text: 'many',
      why: 'not-a-number',
    })
    await table.close()
  })

  it('a column of several types is read by its texts: numbers where nearly all are, else texts without their quotes', async () => {
    const values = (last: string) =>
      Array.from({ length: 40 }, (_, k) => `{"x":${k < 39 ? k : last}}`).join('\n')
    const numbers = await openText(values('"unknown"'), {}, 'a.jsonl')
    expect(numbers.columns[0]).toMatchObject({ type: 'integer', missing: 1, unparsed: 1 })
    expect(problemsOf(numbers)).toEqual([[40, 'x', 'unknown', 'placeholder']])
    await numbers.close()
    const texts = await openText('[{"x":1},{"x":"a"},{"x":"b, c"},{"x":null},{"x":{"y":1}}]', {}, 'a.json')
    expect(await valuesOf(texts, 'x')).toEqual(['1', 'a', 'b, c', null, '{"y":1}'])
    await texts.close()
  })

  it('texts beyond those looked at first count as much', async () => {
    const lines = Array.from({ length: 12_000 }, (_, k) => `{"x":${k < 6000 ? k : `"text ${k}"`}}`)
    const table = await openText(lines.join('\n'), {}, 'a.jsonl')
    expect(table.columns[0].type).toBe('text')
    await table.close()
  })

  it('whole numbers that a double does not hold stay text with a word, in text files too', async () => {
    const json = await openText('[{"id":9007199254740993},{"id":4}]', {}, 'a.json')
    expect(await valuesOf(json, 'id')).toEqual(['9007199254740993', '4'])
    const doubt = { code: 'integers-text', column: 'id', example: '9007199254740993' }
    expect(json.import.doubts).toEqual([doubt])
    await json.close()
    const text = await openText('id,x\n4,1\n9007199254740993,2\n5,3\n')
    expect(text.import.doubts).toEqual([doubt])
    await text.close()
    const names = await openText('id,x\n0004,1\n90071992547409930,2\n0005,3\n')
    expect(names.import.doubts).toEqual([])
    await names.close()
  })

  it('decimals of JSON that a double does not hold are rounded with a word', async () => {
    const rows = [
      '0.1234567890123456789',
      '0.12345678901234567',
      '1.50000000000000000000',
      '-12345678901.123456789',
    ]
    const lines = rows.map((number) => `{"name":"\\"d\\": 1","a \\"b\\"":${number},"d": 1.25}`)
    const table = await openText(lines.join('\n'), {}, 'a.jsonl')
    expect(table.import.doubts).toEqual([{ code: 'decimals-rounded', column: 'a "b"', count: 2 }])
    await table.close()
  })

  it('numbers that a double does not hold are rounded with a word', async () => {
    const query = `SELECT 1.5::DECIMAL(38, 20) AS short, 0.12345678901234567891::DECIMAL(38, 20) AS long, 9007199254740993 AS id`
    const table = await openParquet('rounded.parquet', query, { columnTypes: { id: 'number' } })
    expect(table.columns.map(({ type }) => type)).toEqual(['number', 'number', 'number'])
    expect(table.import.doubts).toEqual([
      { code: 'digits-lost', column: 'long', count: 1 },
      { code: 'digits-lost', column: 'id', count: 1 },
    ])
    expect(problemsOf(table)).toEqual([[1, 'id', '9007199254740993', 'digits-lost']])
    await table.close()
  })
})
