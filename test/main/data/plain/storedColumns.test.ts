import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { ok } from '@shared/outcome/result'
import { seededRandom } from '@shared/numeric/seededRandom'
import { readStoredRows } from '@shared/table/storedColumn'
import { FitTeam } from '../../../../src/main/cli/fitTeam'
import { ColumnFile, NumberFile, writeDoubles } from '../../../../src/main/data/plain/numberFile'
import { readPlainTable, type PlainSource } from '../../../../src/main/data/plain/plainTable'
import { buildEntry, type BuiltEntry } from '../../buildEntry'
import { opened, withFile } from '../openText'

const usual = process.env.TMPDIR
const folder = mkdtempSync(join(tmpdir(), 'leastwise-test-'))
beforeAll(() => {
  process.env.TMPDIR = folder
})
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  rmSync(folder, { recursive: true, force: true })
})

/** Folders that the program made among the temporary files, but not those of the tests. */
const leftBehind = (): string[] =>
  readdirSync(folder).filter((name) => /^leastwise-[A-Za-z0-9]{6}$/.test(name))

describe('numbers in a file', () => {
  it('are what was written, whichever rows are asked for', async () => {
    const count = 50_000
    const values = Float64Array.from({ length: count }, (_, i) => (i % 77 === 0 ? NaN : Math.sin(i)))
    const file = await ColumnFile.create(2 * count)
    expect(leftBehind()).toEqual([])
    file.nextColumn()
    const place = file.nextColumn()
    writeDoubles(place, 20_001, values.subarray(20_001))
    writeDoubles(place, 0, values.subarray(0, 20_001))
    const stored = new NumberFile(place, count)
    expect(stored.length).toBe(count)
    const row = fc.integer({ min: 0, max: count })
    fc.assert(
      fc.property(fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 5 }), (ranges) => {
        for (const [one, other] of ranges) {
          const [start, end] = [Math.min(one, other), Math.max(one, other)]
          const found = new Float64Array(end - start)
          stored.read(start, end, found)
          expect(Buffer.from(found.buffer).equals(Buffer.from(values.slice(start, end).buffer))).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
    const rows = Int32Array.of(3, 4, 77, 19_999, 20_001, 20_002, 49_999)
    const found = new Float64Array(rows.length)
    readStoredRows(stored, rows, found)
    expect(found).toEqual(Float64Array.from(rows, (one) => values[one]))
    file.close()
  })
})

describe('columns beyond the memory that they may take', () => {
  const random = seededRandom(3)
  const rowCount = 300_000
  const content = `x,z,y\n${Array.from({ length: rowCount }, () => {
    const [x, z] = [random.normal(), random.normal()]
    return [x, z, 2 + x - z + random.normal()].map((value) => value.toPrecision(17)).join(',')
  }).join('\n')}\n`
  const spec: ModelSpec = {
    formula: 'y ~ x + z',
    method: 'ols',
    options: {},
    level: 0.95,
    weights: null,
    standardErrors: { kind: 'classical' } as ModelSpec['standardErrors'],
  }
  let worker: BuiltEntry
  let team: FitTeam
  beforeAll(async () => {
    worker = await buildEntry('src/main/cli/fitTeamWorker.ts')
    team = new FitTeam(worker.path, 1)
  })
  afterAll(() => {
    team.dismiss()
    worker.remove()
  })

  const read = async (path: string, roomy?: number, cancel?: AbortController) =>
    readPlainTable({
      path,
      options: {},
      choose: (columns) => ok(columns.map(({ name }) => name)),
      gather: () => team,
      roomy,
      signal: cancel?.signal,
      onProgress: ({ phase }) => phase === 'loading' && cancel?.abort(),
    })

  const digest = ({ buffer }: Float64Array): string =>
    createHash('sha256').update(new Uint8Array(buffer)).digest('hex')

  async function fitOf(source: PlainSource, included: Uint8Array | null, isShared: boolean) {
    const analysed = await analyse(source, spec, {
      included,
      recruit: isShared ? (input) => team.join(input) : undefined,
    })
    const { result, rows } = opened(analysed)
    return { result, residual: digest(rows.residual), leverage: digest(rows.leverage) }
  }

  it('lie in a file without a name, and are fitted with the same digits', async () => {
    await withFile(content, async (path) => {
      const inMemory = opened(await read(path))
      const inFile = opened(await read(path, 0))
      if (inMemory === null || inFile === null) throw new Error('not plain')
      expect(leftBehind()).toEqual([])
      const [column] = opened(await inFile.read(['x']))
      expect(column).toHaveProperty('stored')
      expect(inFile.rowCount).toBe(rowCount)
      const some = Uint8Array.from({ length: rowCount }, (_, row) => (row % 5 === 0 ? 0 : 1))
      for (const included of [null, some]) {
        const expected = await fitOf(inMemory, included, false)
        expect(await fitOf(inFile, included, false)).toEqual(expected)
        expect(await fitOf(inFile, included, true)).toEqual(expected)
      }
      inFile.close()
      inMemory.close()
    })
  }, 120_000)

  it('leave nothing behind where the reading is cancelled, or the file is no such table', async () => {
    await withFile(content, async (path) => {
      const cancel = new AbortController()
      expect(await read(path, 0, cancel)).toEqual({ ok: false, error: { code: 'cancelled' } })
    })
    await withFile(`${content}none,1,2\n`, async (path) => {
      expect(await read(path, 0)).toEqual(ok(null))
    })
    expect(leftBehind()).toEqual([])
  }, 60_000)
})
