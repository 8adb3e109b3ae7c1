import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { PredictionRows } from '@shared/contract/predictionApi'
import { stepsSchema, type Step } from '@shared/preparation/step'
import type { Result } from '@shared/outcome/result'
import { noRows } from '@shared/table/rowSet'
import { composeReport } from '../../../src/main/engine/composeReport'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { predictionCsv } from '../../../src/main/engine/predictionCsv'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-prepared-'))
let worker: BuiltEntry
let grants: GrantBook
let engine: Engine

beforeAll(async () => {
  worker = await buildEntry('src/main/engine/fitWorker.ts')
})
afterAll(() => {
  worker.remove()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => engine.close())

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const rows = Array.from({ length: 20 }, (_, i) => `${i + 1},${3 * (i + 1) ** 2 + (i % 4)},${'ab'[i % 2]}`)
const DATA = `x,y,g\n${rows.join('\n')}\n21,,a\n`
const steps = (...written: object[]): Step[] => stepsSchema.parse(written)
const SQUARED = { kind: 'compute', name: 'z', expression: 'x^2' }
const SECOND_HALF = { kind: 'filter', expression: 'x > 10' }

const open = (taken: Step[]) => engine.openTable({ grant: 'data', options: {}, steps: taken })

function start(content = DATA): void {
  grants = new GrantBook()
  grants.add('data', [file('data.csv', content)])
  engine = createEngine({ grants, fitWorkerPath: worker.path })
}

async function fit(tableId: string, formula: string) {
  const model = { ...emptyDocument.model, formula }
  return engine.fit({ tableId, model, filter: null, excludedRows: noRows, outlierThreshold: 2 })
}

describe('an open table with steps', () => {
  it('is prepared anew without being read again; earlier ones are closed', async () => {
    start()
    const plain = value(await open([]))
    expect(plain).toMatchObject({ rowCount: 21, presentRows: 21, outcomes: [] })
    const prepared = value(await open(steps(SQUARED, SECOND_HALF)))
    expect(prepared).toMatchObject({ rowCount: 21, presentRows: 11, import: plain.import })
    expect(prepared.columns.map(({ name }) => name)).toEqual(['x', 'y', 'g', 'z'])
    expect(prepared.fileColumns.map(({ name }) => name)).toEqual(['x', 'y', 'g'])
    const page = { start: 0, end: 2, filter: null, sort: null }
    expect(await engine.readPage({ tableId: plain.tableId, ...page })).toMatchObject({
      error: { code: 'table-closed' },
    })
    expect(value(await engine.readPage({ tableId: prepared.tableId, ...page }))).toMatchObject({
      totalRows: 11,
      rowNumbers: [11, 12],
      cells: [
        [11, 365, 'a', 121],
        [12, 435, 'b', 144],
      ],
    })
    const view = { filter: null, sort: null }
    expect(value(await engine.rowPlace({ tableId: prepared.tableId, row: 12, ...view }))).toEqual({
      place: 1,
    })
    expect(value(await engine.rowPlace({ tableId: prepared.tableId, row: 3, ...view }))).toEqual({
      place: null,
    })
    expect(value(await open([])).presentRows).toBe(21)
  })

  it('is read again where the file has changed', async () => {
    start()
    expect(value(await open([])).rowCount).toBe(21)
    file('data.csv', 'x,y,g\n1,2,a\n2,3,b\n')
    expect(value(await open(steps(SQUARED))).rowCount).toBe(2)
  })

  it('may have its steps changed again and again at once: the last ones hold', async () => {
    start()
    await open([])
    const all = await Promise.all(
      [5, 10, 15, 18].map((x) => open(steps({ kind: 'filter', expression: `x > ${x}` }))),
    )
    expect(value(all[3]).presentRows).toBe(3)
    expect(engine.table?.info.presentRows).toBe(3)
  })

  it('fits what its steps have made, on the rows that they keep', async () => {
    start()
    const { tableId } = value(await open(steps(SQUARED, SECOND_HALF)))
    const { result } = value(await fit(tableId, 'y ~ z'))
    expect(result).toMatchObject({ nRows: 21, nUsed: 10, nExcluded: 10, nMissing: 1 })
    const outside = await fit(tableId, 'y ~ I(x^2)')
    expect(value(outside).result.coefficients[1].estimate).toBe(result.coefficients[1].estimate)
  })

  it('is not fitted where a step fails, for what it would be is not known', async () => {
    start()
    const { tableId, outcomes } = value(await open(steps(SQUARED, { kind: 'filter', expression: 'w > 1' })))
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'failed'])
    expect(await fit(tableId, 'y ~ x')).toMatchObject({
      error: { code: 'step-failed', step: 2, cause: { code: 'column-unknown', name: 'w' } },
    })
  })

  it('tries steps out without taking them', async () => {
    start()
    const { tableId } = value(await open(steps(SQUARED)))
    const tried = value(await engine.tryOutSteps({ tableId, steps: steps(SQUARED, SECOND_HALF) }))
    expect(tried[1]).toMatchObject({ state: 'done', effect: { rowsBefore: 21, rowsAfter: 11 } })
    expect(engine.table?.info.presentRows).toBe(21)
  })
})

describe('predictions with a prepared table', () => {
  const predicted = async (tableId: string, from: PredictionRows) => {
    const { fitId } = value(await fit(tableId, 'y ~ z'))
    return { fitId, ...value(await engine.predict({ fitId, rows: from, start: 0, end: 100 })) }
  }

  it('are of the rows that are there', async () => {
    start()
    const { tableId } = value(await open(steps(SQUARED, SECOND_HALF)))
    const all = { from: 'table', which: 'all' } as const
    const { fitId, rows: found, rowCount } = await predicted(tableId, all)
    expect(rowCount).toBe(11)
    expect(found.map(({ row }) => row)).toEqual(Array.from({ length: 11 }, (_, index) => index + 11))
    const lacking = await predicted(tableId, { from: 'table', which: 'response-missing' })
    expect(lacking.rows.map(({ row }) => row)).toEqual([21])
    const csv = value(await predictionCsv({ fitId: lacking.fitId, rows: all, start: 0 }, engine))
    expect(csv.text.split('\n')[1]).toMatch(/^11,11,365,a,121,/)
    expect(fitId).not.toBe(lacking.fitId)
  })

  it('get the columns of the steps on new rows, gaps filled as they were in the fitted ones', async () => {
    start(DATA.replace('5,75,a', ',75,a'))
    const { tableId } = value(
      await open(steps({ kind: 'fill-missing', column: 'x', with: 'median' }, SQUARED, SECOND_HALF)),
    )
    grants.add('new', [file('new.csv', 'k,x\na,2\nb,\nc,30\n')])
    const { rows: found } = await predicted(tableId, { from: 'file', grant: 'new', options: {} })
    // The median of 1 to 21 without 5 is 11.5.
    expect(found.map(({ cells }) => cells)).toEqual([[4], [132.25], [900]])
  })
})

describe('a join with another granted file', () => {
  const JOIN = { kind: 'join', file: 'groups', name: 'groups.csv', keys: ['g'] }
  const withGroups = (content: string): void => {
    start()
    grants.add('groups', [file('groups.csv', content)])
  }

  it('tells the columns there are, brings them, and names the file that is to be watched', async () => {
    withGroups('g,w\na,1\nb,2\n')
    const { tableId } = value(await open([]))
    expect(value(await engine.readOther({ tableId, grant: 'groups', options: {} }))).toEqual({
      rows: 2,
      doubts: [],
      columns: [
        { name: 'g', type: 'text' },
        { name: 'w', type: 'integer' },
      ],
    })
    expect(value(await engine.tryOutSteps({ tableId, steps: steps(JOIN) }))[0]).toMatchObject({
      effect: { join: { matched: 21 } },
    })
    const joined = value(await open(steps(JOIN)))
    expect(joined.otherFiles).toEqual([
      { grant: 'groups', bytes: 12, modified: expect.any(Number) as number },
    ])
    const { result } = value(await fit(joined.tableId, 'y ~ w'))
    expect(result).toMatchObject({ nUsed: 20 })
    expect(value(await open([])).otherFiles).toEqual([])
  })

  it('reads no file without leave: a path is no grant', async () => {
    start()
    const path = file('secret.csv', 'g,w\na,1\n')
    const { tableId, outcomes } = value(await open(steps({ ...JOIN, file: path })))
    expect(outcomes[0]).toMatchObject({ error: { code: 'step-file', cause: { code: 'not-granted' } } })
    expect(await engine.readOther({ tableId, grant: path, options: {} })).toMatchObject({
      error: { code: 'not-granted' },
    })
  })

  it('is taken by rows to predict, under the names of the fitted table', async () => {
    withGroups('g,x\na,1\nb,2\n')
    const { tableId } = value(await open(steps(JOIN)))
    const { fitId } = value(await fit(tableId, 'y ~ x_2'))
    grants.add('new', [file('new.csv', 'g\nb\na\nc\n')])
    const rows = { from: 'file', grant: 'new', options: {} } as const
    const { rows: found } = value(await engine.predict({ fitId, rows, start: 0, end: 9 }))
    expect(found.map(({ cells }) => cells)).toEqual([[2], [1], [null]])
  })
})

it('the report says how the data was prepared', async () => {
  start()
  const taken = steps(SQUARED, { ...SECOND_HALF, enabled: false }, { kind: 'drop-missing', columns: ['y'] })
  const document = {
    ...emptyDocument,
    source: { grant: 'data', name: 'data.csv', options: {} },
    steps: taken,
    model: { ...emptyDocument.model, formula: 'y ~ z' },
  }
  value(await open(taken))
  const html = value(
    await composeReport(
      { language: 'en', format: 'html', document },
      { engine, grants, fitWorkerPath: worker.path },
    ),
  )
  expect(html).toContain('Compute z = x^2')
  expect(html).toContain('20 of 21 rows kept')
  expect(html).not.toContain('switched off')
})
