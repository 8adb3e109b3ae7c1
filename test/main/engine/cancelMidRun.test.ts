import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CompareRequest } from '@shared/contract/comparisonApi'
import type { FitReply, FitRequest } from '@shared/contract/fitApi'
import type { Progress } from '@shared/contract/wire'
import { emptyDocument, type ModelSpec } from '@shared/document/analysisDocument'
import { defaultComparison } from '@shared/document/comparisonSettings'
import { noRows } from '@shared/table/rowSet'
import type { Result } from '@shared/outcome/result'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import type { RequestContext } from '../../../src/main/engine/engineHandlers'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

/** A person who cancels sees the answer at once. */
const AT_ONCE_MS = 200
const ROWS = 5000
const folder = mkdtempSync(join(tmpdir(), 'leastwise-cancel-'))

/** Work that takes many seconds, so that it is cancelled in the middle of it however fast the machine. */
const long: readonly (readonly [string, Partial<ModelSpec>])[] = [
  ['an MM-estimate', { method: 'mm', options: { draws: 100_000 } }],
  ['least trimmed squares', { method: 'lts', options: { draws: 100_000 } }],
  // No row is so near a fit of others that the search could end before its time.
  ['RANSAC', { method: 'ransac', options: { draws: 1_000_000, threshold: 1e-9 } }],
  ['the median of drawn fits', { method: 'theil-sen', options: { draws: 1_000_000 } }],
  [
    'a bootstrap',
    { standardErrors: { ...emptyDocument.model.standardErrors, kind: 'bootstrap', replicates: 100_000 } },
  ],
]

describe('work that is cancelled half way', () => {
  let worker: BuiltEntry
  let engine: Engine
  let tableId: string
  let shown: FitReply

  const request = (part: Partial<ModelSpec> = {}): FitRequest => ({
    tableId,
    model: { ...emptyDocument.model, formula: 'y ~ a + b + c', ...part },
    filter: null,
    excludedRows: noRows,
    outlierThreshold: 2,
  })

  beforeAll(async () => {
    worker = await buildEntry('src/main/engine/fitWorker.ts')
    const path = join(folder, 'rows.csv')
    writeFileSync(path, spoiledRows())
    const grants = new GrantBook()
    grants.add('g', [path])
    engine = createEngine({ grants, fitWorkerPath: worker.path })
    tableId = value(await engine.openTable({ grant: 'g', options: {} })).tableId
    shown = value(await engine.fit(request()))
  }, 60_000)
  afterAll(async () => {
    await engine.close()
    worker.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Cancels what is asked once it has told that a part of this phase is done, and expects the answer at once. */
  async function expectCancelled(
    phase: Progress['phase'],
    ask: (context: RequestContext) => Promise<Result<unknown>>,
  ): Promise<void> {
    const controller = new AbortController()
    let begun = (): void => undefined
    const underWay = new Promise<void>((resolve) => (begun = resolve))
    const replied = ask({
      signal: controller.signal,
      onProgress: ({ phase: told, done, total }) => {
        if (told === phase && total !== null && done > 0 && done < total) begun()
      },
    })
    await Promise.race([underWay, replied])
    const started = performance.now()
    controller.abort()
    expect(await replied).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - started).toBeLessThan(AT_ONCE_MS)
  }

  /** The fit on show answers as before, and the next one is made. */
  async function goesOn(): Promise<void> {
    const { fitId } = shown
    expect((await engine.fitPlot({ fitId, outlierThreshold: 2, xAxis: null })).ok).toBe(true)
    const before = shown.result.coefficients
    shown = value(await engine.fit(request()))
    expect(shown.result.coefficients).toEqual(before)
  }

  it.each(long)('answers at once where it is %s', async (_name, part) => {
    const phase = part.standardErrors === undefined ? 'fitting' : 'resampling'
    await expectCancelled(phase, (context) => engine.fit(request(part), context))
    await goesOn()
  })

  it('answers at once where it is a cross-validation of several models', async () => {
    const { model } = request()
    const slow = { ...model, method: 'mm', options: { draws: 100_000 } }
    const asked: CompareRequest = {
      ...defaultComparison,
      models: [
        { label: 'quick', model },
        { label: 'slow', model: slow },
      ],
      tableId,
      filter: null,
      excludedRows: noRows,
    }
    await expectCancelled('fitting', (context) => engine.compare(asked, context))
    await goesOn()
  })

  it('answers at once where a newer fit takes its place, whose answer is the one that counts', async () => {
    const first = engine.fit(request({ method: 'mm', options: { draws: 100_000 } }))
    const second = engine.fit(request())
    expect(await first).toEqual({ ok: false, error: { code: 'cancelled' } })
    shown = value(await second)
    await goesOn()
  })
})

/** y = 1 + 2a − b + c with a little noise, one row in ten far off. */
function spoiledRows(): string {
  const lines = ['y,a,b,c']
  for (let i = 1; i <= ROWS; i++) {
    const [a, b, c] = [Math.sin(i), Math.sin(1.7 * i + 1), Math.cos(2.3 * i)]
    const y = 1 + 2 * a - b + c + 0.1 * Math.sin(12.9898 * i * i) + (i % 10 === 0 ? 20 : 0)
    lines.push([y, a, b, c].map((number) => number.toFixed(5)).join(','))
  }
  return lines.join('\n')
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
