import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../../src/main/data/database/database'
import { openTable } from '../../../src/main/data/openTable'
import { mutate, mutations } from './mutations'
import { packParts, partsOf } from './zipParts'

/** A reader that needs more of the processor than this hangs, or nearly so. */
const PATIENCE_SECONDS = 5
/** Larger ones take their time to be changed, and hold nothing that smaller ones do not. */
const LARGEST = 200_000
/** For all changes of a kind together, on a machine that has other things to do. */
const TIMEOUT = 1_200_000

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'leastwise-fuzz-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const filesIn = (place: string, kind: RegExp): readonly Uint8Array[] =>
  readdirSync(resolve('test/reference/data', place), { recursive: true, encoding: 'utf8' })
    .filter((file) => kind.test(file))
    .sort()
    .map((file) => readFileSync(resolve('test/reference/data', place, file)))
    .filter((content) => content.length > 0 && content.length <= LARGEST)

/** Opens the bytes as a file: a table whose first rows can be read, or an error by name; and soon. */
async function open(content: Uint8Array, name: string): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, content)
  const before = process.cpuUsage()
  const result = await openTable({ path, options: {} })
  if (result.ok) {
    const table = result.value
    const page = await table.head(20)
    expect(page).toMatchObject({ ok: true, value: { totalRows: table.rowCount } })
    expect(table.rowCount).toBeGreaterThan(0)
    const problems = await table.problems({ column: null, start: 0, end: 20 })
    expect(problems.ok).toBe(true)
    await table.close()
  } else expect(result.error.code).not.toBe('internal')
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan(PATIENCE_SECONDS)
}

async function survives(files: readonly Uint8Array[], name: string, numRuns: number): Promise<void> {
  const changed = fc.asyncProperty(fc.constantFrom(...files), mutations, (content, changes) =>
    open(mutate(content, changes), name),
  )
  await fc.assert(changed, { numRuns })
}

describe('a file that was damaged in any way gives a table or an error by name, and soon', () => {
  it('delimited texts', () => survives(filesIn('csv-edge', /\.(csv|tsv|txt)$/), 'a.csv', 5500), TIMEOUT)

  it('workbooks', () => survives(filesIn('excel', /\.(xls[xmb]?|ods)$/), 'a.xlsx', 2000), TIMEOUT)

  it(
    'the parts inside of workbooks',
    async () => {
      const books = filesIn('excel', /\.(xls[xm]|ods)$/).flatMap((content) => {
        const parts = partsOf(content)
        return parts === null ? [] : [parts]
      })
      const changed = fc.asyncProperty(
        fc.constantFrom(...books),
        fc.nat(),
        mutations,
        (parts, pick, changes) => {
          const chosen = pick % parts.length
          const damaged = parts.map((part, index) =>
            index === chosen ? { ...part, content: mutate(part.content, changes) } : part,
          )
          return open(packParts(damaged), 'a.xlsx')
        },
      )
      await fc.assert(changed, { numRuns: 1500 })
    },
    TIMEOUT,
  )

  it(
    'JSON, as an array and as lines, and Parquet',
    async () => {
      const texts = [
        '[{"x": 1, "g": "a"}, {"x": null, "g": "b"}, {"x": 2.5e-3, "g": "\\u00e9", "h": [1, {"i": 2}]}]',
        '{"x": 1, "d": "2024-02-29"}\n{"x": 2, "d": null}\n{"x": 12345678901234567890, "d": "x"}\n',
      ].map((text) => Buffer.from(text))
      await survives(texts, 'a.json', 500)
      await survives([await parquet()], 'a.parquet', 500)
    },
    TIMEOUT,
  )
})

/** A small Parquet file of numbers, texts, dates and missing cells. */
async function parquet(): Promise<Uint8Array> {
  const path = join(folder, 'sound.parquet')
  const database = await Database.open()
  await database.run(`COPY (SELECT i AS id, i / 7 AS x, 'name ' || (i % 5) AS g, DATE '2024-01-01' + i::INTEGER AS d,
    CASE WHEN i % 3 = 0 THEN NULL ELSE i % 2 = 0 END AS b FROM range(200) t(i)) TO '${path}' (FORMAT PARQUET)`)
  await database.close()
  return readFile(path)
}
