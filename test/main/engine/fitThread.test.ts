import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { FitThread } from '../../../src/main/engine/fitThread'
import type { FitTask } from '../../../src/main/engine/fitThreadApi'

/**
 * A worker in the fit thread's place that does what the formula says: loops for ever, runs out of memory, throws, exits, or
 * answers. It counts what it has done, so that a test sees whether it is the same thread.
 */
const folder = mkdtempSync(join(tmpdir(), 'leastwise-thread-'))
const worker = join(folder, 'worker.js')
writeFileSync(
  worker,
  `const { parentPort } = require('node:worker_threads')
  let held = null
  const act = {
    loop: () => { for (;;); },
    memory: () => { const all = []; for (;;) all.push(new Array(1e6).fill({})) },
    throw: () => { setTimeout(() => { throw new Error('boom') }); return null },
    exit: () => process.exit(3),
    refuse: () => ({ ok: false, error: { code: 'no-terms', formula: 'refuse' } }),
  }
  parentPort.on('message', ({ id, method, request }) => {
    const reply = (result) => parentPort.postMessage({ kind: 'reply', id, result })
    if (method === 'forget') { held = null; return reply({ ok: true, value: null }) }
    if (method !== 'fit') return reply({ ok: true, value: held })
    const { formula } = request.spec
    if (!(formula in act)) {
      held = formula
      parentPort.postMessage({ kind: 'progress', id, progress: { phase: 'fitting', done: 1, total: 1 } })
      return reply({ ok: true, value: { equation: formula } })
    }
    held = null
    const result = act[formula]()
    if (result !== null) reply(result)
  })`,
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let thread: FitThread
afterEach(() => thread.close())

const task = (formula: string): FitTask => ({
  spec: { ...emptyDocument.model, formula },
  table: [],
  columns: [],
  rowCount: 0,
  included: null,
  outlierThreshold: 2,
})

const plot = { outlierThreshold: 2, xAxis: null }

async function fitted(formula: string): Promise<string> {
  const result = await thread.fit(task(formula))
  if (!result.ok) throw new Error(result.error.code)
  return result.value.fitId
}

describe('FitThread', () => {
  it('answers for the last fit, and calls earlier ones outdated', async () => {
    thread = new FitThread(worker)
    const first = await fitted('first')
    expect(await thread.ask(first, 'fitPlot', plot)).toEqual({ ok: true, value: 'first' })
    const second = await fitted('second')
    expect(await thread.ask(second, 'fitPlot', plot)).toEqual({ ok: true, value: 'second' })
    expect(await thread.ask(first, 'fitPlot', plot)).toEqual({ ok: false, error: { code: 'fit-outdated' } })
    const third = await fitted('third')
    expect(await thread.ask(third, 'fitPlot', plot)).toEqual({ ok: true, value: 'third' })
  })

  it('tells how far a fit is', async () => {
    thread = new FitThread(worker)
    const told: unknown[] = []
    await thread.fit(task('first'), { onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([{ phase: 'fitting', done: 1, total: 1 }])
  })

  it('cancels a fit that loops for ever at once; the fit on show stays, and the next one works', async () => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    const controller = new AbortController()
    const running = thread.fit(task('loop'), { signal: controller.signal })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
    const started = performance.now()
    controller.abort()
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - started).toBeLessThan(100)
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
    await fitted('next')
  })

  it('cancels the running fit when a new one comes', async () => {
    thread = new FitThread(worker)
    const running = thread.fit(task('loop'))
    const next = thread.fit(task('next'))
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(await next).toMatchObject({ ok: true, value: { equation: 'next' } })
  })

  it('starts nothing for a request that was cancelled before', async () => {
    thread = new FitThread(worker)
    const signal = AbortSignal.abort()
    expect(await thread.fit(task('loop'), { signal })).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it.each([
    ['throw', { code: 'internal', detail: 'boom' }],
    ['exit', { code: 'internal', detail: 'the fit thread ended' }],
  ])('survives a thread that ends by %s', async (formula, error) => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    expect(await thread.fit(task(formula))).toEqual({ ok: false, error })
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
    await fitted('next')
  })

  it('says when memory ran out', async () => {
    thread = new FitThread(worker, { heapMb: 64 })
    expect(await thread.fit(task('memory'))).toEqual({ ok: false, error: { code: 'out-of-memory' } })
    await fitted('next')
  })

  it('keeps the fit on show when a model is refused', async () => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    expect(await thread.fit(task('refuse'))).toMatchObject({ ok: false, error: { code: 'no-terms' } })
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
  })

  it('lets go of a fit', async () => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    thread.forget()
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: false, error: { code: 'fit-outdated' } })
    await fitted('next')
  })

  it('answers for a prepared fit beside the one on show, until it is shown or let go', async () => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    const prepared = await prepare('prepared')
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
    expect(await thread.ask(prepared, 'fitPlot', plot)).toEqual({ ok: true, value: 'prepared' })
    expect(thread.show(prepared)).toBe(true)
    expect(await thread.ask(prepared, 'fitPlot', plot)).toEqual({ ok: true, value: 'prepared' })
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: false, error: { code: 'fit-outdated' } })
  })

  it('lets a prepared fit go by its signal, made or in the making, and works on with what is on show', async () => {
    thread = new FitThread(worker)
    const shown = await fitted('shown')
    for (const formula of ['prepared', 'loop']) {
      const controller = new AbortController()
      const running = thread.prepare(task(formula), { signal: controller.signal })
      if (formula === 'prepared') await running
      controller.abort()
      const result = await running
      if (result.ok) expect(thread.show(result.value.fitId)).toBe(false)
      else expect(result.error).toEqual({ code: 'cancelled' })
    }
    expect(await thread.ask(shown, 'fitPlot', plot)).toEqual({ ok: true, value: 'shown' })
    const next = await fitted('next')
    expect(await thread.ask(next, 'fitPlot', plot)).toEqual({ ok: true, value: 'next' })
  })

  it('makes a fit in the thread that held a prepared one, which is there no more', async () => {
    thread = new FitThread(worker)
    const prepared = await prepare('prepared')
    await fitted('other')
    expect(thread.show(prepared)).toBe(false)
    expect(await thread.ask(prepared, 'fitPlot', plot)).toEqual({
      ok: false,
      error: { code: 'fit-outdated' },
    })
  })
})

async function prepare(formula: string): Promise<string> {
  const result = await thread.prepare(task(formula))
  if (!result.ok) throw new Error(result.error.code)
  return result.value.fitId
}
