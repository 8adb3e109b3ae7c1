import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FitRequest } from '@shared/contract/fitApi'
import { defaultFlagRules, type FlagName } from '@shared/diagnostics/flag'
import { RowFlagger } from '@shared/diagnostics/rowFlagger'
import { emptyDocument } from '@shared/document/analysisDocument'
import { noRows } from '@shared/table/rowSet'
import type { Result } from '@shared/outcome/result'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { analysed } from '../../shared/plots/analysed'
import { buildEntry, type BuiltEntry } from '../buildEntry'

const ROWS = 20_000
const folder = mkdtempSync(join(tmpdir(), 'leastwise-awaited-'))
const flagRules: FlagName[] = [...defaultFlagRules, 'robust-outlier']

/** y = 1 + 2a − b with noise; every fourth row is drawn to the same far place, and least squares with it. */
const rows = Array.from({ length: ROWS }, (_, i) => {
  const isFar = i % 4 === 3
  const [a, b] = [isFar ? 3 : Math.sin(i), Math.cos(1.7 * i)]
  const y = isFar ? -9 + Math.sin(5 * i) / 10 : 1 + 2 * a - b + Math.sin(12.9898 * i * i) / 10
  return { y: Number(y.toFixed(6)), a: Number(a.toFixed(6)), b: Number(b.toFixed(6)) }
})

describe('the flags of a rule that needs an MM-estimate', () => {
  let worker: BuiltEntry
  let engine: Engine
  let tableId: string
  let fitId: string

  const fit = async (part: Partial<FitRequest['model']> = {}): Promise<string> => {
    const model = { ...emptyDocument.model, formula: 'y ~ a + b', ...part }
    const nothing = { filter: null, excludedRows: noRows }
    return value(await engine.fit({ tableId, model, ...nothing, outlierThreshold: 2 })).fitId
  }
  const flagged = async () => value(await engine.flaggedRows({ ...ofFit(), limit: 10 }))
  const ofFit = () => ({ fitId, outlierThreshold: 2, flagRules })

  beforeAll(async () => {
    worker = await buildEntry('src/main/engine/fitWorker.ts')
    const path = join(folder, 'rows.csv')
    writeFileSync(path, ['y,a,b', ...rows.map(({ y, a, b }) => [y, a, b].join(','))].join('\n'))
    const grants = new GrantBook()
    grants.add('g', [path])
    engine = createEngine({ grants, fitWorkerPath: worker.path })
    tableId = value(await engine.openTable({ grant: 'g', options: {} })).tableId
    fitId = await fit()
  }, 60_000)
  afterAll(async () => {
    await engine.close()
    worker.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are said to be awaited, while all other rules flag their rows at once', async () => {
    const { awaited, byRule } = await flagged()
    expect(awaited).toEqual(['robust-outlier'])
    expect(byRule['robust-outlier']).toBe(0)
    expect(byRule['high-leverage']).toBe(0)
    expect((await flaggedBy(defaultFlagRules)).awaited).toEqual([])
  })

  it('let the fit answer while they are figured, and end when nobody waits any more', async () => {
    const controller = new AbortController()
    let begun = (): void => undefined
    const underWay = new Promise<void>((resolve) => (begun = resolve))
    const figuring = engine.completeFlags(
      { fitId, flagRules },
      { signal: controller.signal, onProgress: () => begun() },
    )
    await underWay
    expect((await engine.fitPlot({ ...ofFit(), xAxis: null })).ok).toBe(true)
    const started = performance.now()
    controller.abort()
    expect(await figuring).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - started).toBeLessThan(200)
    expect((await flagged()).awaited).toEqual(['robust-outlier'])
  })

  it('go on for one who waits when another leaves', async () => {
    const controller = new AbortController()
    const leaving = engine.completeFlags({ fitId, flagRules }, { signal: controller.signal })
    const staying = engine.completeFlags({ fitId, flagRules })
    controller.abort()
    expect(await leaving).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(await staying).toEqual({ ok: true, value: null })
  })

  it('are then those of an estimate that is made where the fit is, and need not be figured again', async () => {
    const { awaited, byRule } = await flagged()
    expect(awaited).toEqual([])
    const columns = {
      y: rows.map(({ y }) => y),
      a: rows.map(({ a }) => a),
      b: rows.map(({ b }) => b),
    }
    const flags = new RowFlagger(analysed('y ~ a + b', columns)).flags({
      threshold: 2,
      flags: ['robust-outlier'],
    })
    expect(byRule['robust-outlier']).toBe(flags.filter((bits) => bits > 0).length)
    expect(byRule['robust-outlier']).toBeGreaterThanOrEqual(ROWS / 4)
    const told: unknown[] = []
    await engine.completeFlags({ fitId, flagRules }, { onProgress: (step) => told.push(step) })
    expect(told).toEqual([])
  })

  it('are waited for by those who ask for all rows flagged', async () => {
    fitId = await fit()
    expect((await flagged()).awaited).toEqual(['robust-outlier'])
    const all = value(await engine.rowsFlagged(ofFit()))
    expect(all.rules).toEqual(['robust-outlier'])
    expect(all.rows.count).toBeGreaterThanOrEqual(ROWS / 4)
    expect((await flagged()).total).toBe(all.rows.count)
  })

  it('are cancelled by a newer fit', async () => {
    fitId = await fit()
    const figuring = engine.completeFlags({ fitId, flagRules })
    const before = fitId
    fitId = await fit()
    const answer = await figuring
    if (!answer.ok) expect(['cancelled', 'fit-outdated']).toContain(answer.error.code)
    expect(await engine.completeFlags({ fitId: before, flagRules })).toMatchObject({
      error: { code: 'fit-outdated' },
    })
  })

  it('are not awaited where the fit is an MM-estimate itself', async () => {
    fitId = await fit({ method: 'mm' })
    const { awaited, byRule } = await flagged()
    expect(awaited).toEqual([])
    expect(byRule['robust-outlier']).toBeGreaterThanOrEqual(ROWS / 4)
  })

  const flaggedBy = async (rules: readonly FlagName[]) =>
    value(await engine.flaggedRows({ ...ofFit(), flagRules: [...rules], limit: 1 }))
})

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
