import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PredictedRow, PredictionRows } from '@shared/contract/predictionApi'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { noRows } from '@shared/table/rowSet'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { predictionCsv } from '../../../src/main/engine/predictionCsv'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const CARS = resolve('resources/samples/cars.csv')
const folder = mkdtempSync(join(tmpdir(), 'leastwise-predictions-'))
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

/** Opens a file, fits a model on it, and answers the fit. */
async function fitted(path: string, formula: string): Promise<string> {
  grants = new GrantBook()
  grants.add('data', [path])
  engine = createEngine({ grants, fitWorkerPath: worker.path })
  const { tableId } = value(await engine.openTable({ grant: 'data', options: {} }))
  const model = { ...emptyDocument.model, formula }
  const fit = await engine.fit({
    tableId,
    model,
    filter: null,
    excludedRows: noRows,
    outlierThreshold: 2,
  })
  return value(fit).fitId
}

async function predicted(fitId: string, rows: PredictionRows): Promise<readonly PredictedRow[]> {
  return value(await engine.predict({ fitId, rows, start: 0, end: 1000 })).rows
}

function newFile(name: string, content: string): PredictionRows {
  grants.add(name, [file(name, content)])
  return { from: 'file', grant: name, options: {} }
}

const typed = (columns: string[], ...rows: (string | number | null)[][]): PredictionRows => ({
  from: 'typed',
  columns,
  rows,
})

describe('predictions of typed rows', () => {
  it('are R’s predict.lm(lm(dist ~ speed, cars)) at speed 10, with both intervals', async () => {
    const fitId = await fitted(CARS, 'dist ~ speed')
    const [row] = await predicted(fitId, typed(['speed'], [10]))
    // R 4.2: predict(m, data.frame(speed = 10), interval = 'confidence' and 'prediction'), and se.fit
    expect(row.fit).toBeCloseTo(21.7449927007299, 10)
    expect(row.confidenceLower).toBeCloseTo(15.461919, 5)
    expect(row.confidenceUpper).toBeCloseTo(28.028066, 5)
    expect(row.predictionLower).toBeCloseTo(-9.809601, 5)
    expect(row.predictionUpper).toBeCloseTo(53.299586, 5)
    expect(row).toMatchObject({ row: 1, cells: [10], extrapolated: false, outside: [], obstacle: null })
  })

  it('say which column is outside its range, and that a combination is unusual where none is', async () => {
    const fitId = await fitted(resolve('resources/samples/mtcars.csv'), 'mpg ~ wt + hp')
    const rows = await predicted(fitId, typed(['wt', 'hp'], [3, 100], [9, 100], [1.6, 330]))
    expect(rows.map(({ extrapolated }) => extrapolated)).toEqual([false, true, true])
    expect(rows.map(({ outside }) => outside)).toEqual([[], ['wt'], []])
  })

  it('say what is missing, and which level no fitted row has', async () => {
    const data = file('sites.csv', 'site,x,y\na,1,2\na,2,3\nb,3,5\nb,4,5\na,5,7\n')
    const fitId = await fitted(data, 'y ~ site + log(x)')
    const rows = await predicted(fitId, typed(['site', 'x'], ['a', 2], ['c', 2], [null, null], ['a', -1]))
    expect(rows.map(({ obstacle }) => obstacle)).toEqual([
      null,
      { why: 'unknown-level', variable: 'site', level: 'c' },
      { why: 'missing', columns: ['site', 'x'] },
      { why: 'undefined', variable: 'log(x)' },
    ])
    expect(rows.map(({ fit }) => Number.isNaN(fit))).toEqual([false, true, true, true])
  })
})

describe('what must be known to predict', () => {
  it('is each column of the terms: its range, or the levels in use', async () => {
    const data = file(
      'forms.csv',
      'f,n,day,x,y\na,4,2024-01-01,1,2\nb,6,2024-01-03,2,3\na,8,2024-01-02,3,5\nb,4,2024-01-09,4,5\nc,6,2024-01-05,6,\na,6,2024-02-01,5,7\n',
    )
    const fitId = await fitted(data, 'log(y) ~ f + factor(n) + day + x - x')
    const form = value(await engine.predictors({ fitId }))
    expect(form).toMatchObject({ response: 'log(y)', level: 0.95, responseMissing: 1, rowCount: 6 })
    // 2024-01-01 is day 19723 from 1970; `x` is taken away again and `c` occurs only where the response is missing.
    expect(form.predictors).toEqual([
      { name: 'f', type: 'text', kind: 'category', levels: ['a', 'b'], low: NaN, high: NaN },
      { name: 'n', type: 'integer', kind: 'category', levels: ['4', '6', '8'], low: NaN, high: NaN },
      { name: 'day', type: 'date', kind: 'number', levels: [], low: 19723, high: 19754 },
    ])
  })
})

describe('predictions of the table’s own rows', () => {
  it('keep the row numbers, and choose those without a response', async () => {
    const fitId = await fitted(file('gaps.csv', 'x,y\n1,2\n2,4\n3,\n4,4\n5,5\n,\n'), 'y ~ x')
    const all = await predicted(fitId, { from: 'table', which: 'all' })
    expect(all.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6])
    const missing = await predicted(fitId, { from: 'table', which: 'response-missing' })
    expect(missing.map(({ row }) => row)).toEqual([3, 6])
    // R 4.2: predict(lm(y ~ x), data.frame(x = 3)) with x = 1, 2, 4, 5 and y = 2, 4, 4, 5
    expect(missing[0].fit).toBeCloseTo(3.75, 12)
    expect(missing[1].obstacle).toEqual({ why: 'missing', columns: ['x'] })
    const rows = { from: 'table', which: 'response-missing' } as const
    expect(value(await engine.predictionSummary({ fitId, rows }))).toEqual({
      rowCount: 2,
      predicted: 1,
      extrapolated: 0,
      obstacles: [{ obstacle: { why: 'missing', columns: ['x'] }, count: 1 }],
    })
  })

  it('come page by page, and are counted whole, beyond what is counted at once', async () => {
    const lines = Array.from({ length: 250_000 }, (_, i) => `${i % 1000},${(i % 1000) * 2 + (i % 7)}`)
    const fitId = await fitted(file('many.csv', `x,y\n${lines.join('\n')}\n`), 'y ~ x')
    const rows = { from: 'table', which: 'all' } as const
    const page = value(await engine.predict({ fitId, rows, start: 249_900, end: 250_900 }))
    expect(page.rowCount).toBe(250_000)
    expect(page.rows.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, i) => 249_901 + i))
    const summary = value(await engine.predictionSummary({ fitId, rows }))
    expect(summary).toEqual({ rowCount: 250_000, predicted: 250_000, extrapolated: 0, obstacles: [] })
  })
})

describe('predictions of a new file', () => {
  it('find its columns by name, whatever else it holds, and count the levels never seen', async () => {
    const data = file('known.csv', 'site,x,y\na,1,2\na,2,3\nb,3,5\nb,4,5\na,5,7\n')
    const fitId = await fitted(data, 'y ~ site + x')
    const rows = newFile('new.csv', 'id,x,site\nk1,2,b\nk2,3,zz\nk3,4,zz\nk4,,a\n')
    const page = await predicted(fitId, rows)
    expect(page.map(({ cells }) => cells)).toEqual([
      ['b', 2],
      ['zz', 3],
      ['zz', 4],
      ['a', null],
    ])
    expect(value(await engine.predictionSummary({ fitId, rows }))).toMatchObject({
      predicted: 1,
      obstacles: [
        { obstacle: { why: 'unknown-level', variable: 'site', level: 'zz' }, count: 2 },
        { obstacle: { why: 'missing', columns: ['x'] }, count: 1 },
      ],
    })
  })

  it('refuse a file that lacks columns or has another kind of them, naming them', async () => {
    const fitId = await fitted(resolve('resources/samples/mtcars.csv'), 'mpg ~ wt + hp')
    const ask = (rows: PredictionRows) => engine.predict({ fitId, rows, start: 0, end: 10 })
    expect(await ask(newFile('none.csv', 'weight,power\n1,2\n'))).toEqual({
      ok: false,
      error: { code: 'predictors-absent', names: 'wt, hp', present: 'weight, power' },
    })
    expect(await ask(newFile('one.csv', 'WT,hp\n1,2\n'))).toMatchObject({
      ok: false,
      error: { code: 'column-unknown', name: 'wt', suggestions: 'WT' },
    })
    expect(await ask(newFile('kind.csv', 'wt,hp\nheavy,2\nlight,3\n'))).toMatchObject({
      ok: false,
      error: { code: 'predictor-type-differs', name: 'wt', expected: 'numbers', found: 'text' },
    })
    expect(await ask({ from: 'file', grant: 'nothing', options: {} })).toEqual({
      ok: false,
      error: { code: 'not-granted' },
    })
    // What was refused leaves the fit and its predictions alone.
    expect((await ask({ from: 'table', which: 'all' })).ok).toBe(true)
  })

  it('read numbers as texts where the model has texts, and take an empty column as missing', async () => {
    const data = file('codes.csv', 'code,x,y\n1,1,2\n2,2,3\nB,3,5\nB,4,5\n1,5,7\n2,6,4\n')
    const fitId = await fitted(data, 'y ~ code + x')
    const rows = await predicted(fitId, newFile('numbers.csv', 'code,x\n1,2\n03,2\n'))
    expect(rows.map(({ obstacle }) => obstacle)).toEqual([
      null,
      { why: 'unknown-level', variable: 'code', level: '03' },
    ])
    const [empty] = await predicted(fitId, newFile('empty.csv', 'code,x\n1,\n2,\n'))
    expect(empty.obstacle).toEqual({ why: 'missing', columns: ['x'] })
  })
})

describe('predictions as CSV', () => {
  it('are the file’s rows with the figures; texts cannot run as formulas and numbers are untouched', async () => {
    const fitId = await fitted(CARS, 'dist ~ speed')
    const rows = newFile('drivers.csv', 'driver,speed,fit\n"=1+1, or so",10,-5\n@home,,-6\n')
    const part = value(await predictionCsv({ fitId, rows, start: 0 }, engine))
    expect(part.next).toBeNull()
    const [header, first, second] = part.text.split('\r\n')
    expect(header).toBe(
      'row,driver,speed,fit,fit_2,stdError,confidenceLower,confidenceUpper,predictionLower,predictionUpper,extrapolated,noPrediction',
    )
    expect(first).toMatch(/^1,"'=1\+1, or so",10,-5,21\.74499270072\d+,/)
    expect(first).toMatch(/,-9\.8096\d+,53\.2995\d+,FALSE,$/)
    expect(second).toBe(`2,'@home,,-6,,,,,,,,missing: speed`)
  })

  it('continue where a part ends, for the rows of the table and for typed ones', async () => {
    const lines = Array.from({ length: 10_001 }, (_, i) => `${i % 50},${(i % 50) * 2 + (i % 3)}`)
    const fitId = await fitted(file('long.csv', `x,y\n${lines.join('\n')}\n`), 'y ~ x')
    const rows = { from: 'table', which: 'all' } as const
    const first = value(await predictionCsv({ fitId, rows, start: 0 }, engine))
    expect(first.next).toBe(10_000)
    const last = value(await predictionCsv({ fitId, rows, start: 10_000 }, engine))
    expect(last.next).toBeNull()
    expect(last.text).toMatch(/^10001,0,1,/)
    const own = value(await predictionCsv({ fitId, rows: typed(['x'], [3]), start: 0 }, engine))
    expect(own.text).toMatch(/^row,x,fit,.*\r\n1,3,/)
    expect(await predictionCsv({ fitId: 'gone', rows, start: 0 }, engine)).toEqual({
      ok: false,
      error: { code: 'fit-outdated' },
    })
    expect(await predictionCsv({ fitId }, engine)).toMatchObject({
      ok: false,
      error: { code: 'message-invalid' },
    })
  })
})
