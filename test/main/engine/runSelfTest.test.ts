import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSelfTest } from '../../../src/main/engine/runSelfTest'
import { buildEntry, type BuiltEntry } from '../buildEntry'

let worker: BuiltEntry
beforeAll(async () => {
  worker = await buildEntry('src/main/engine/fitWorker.ts')
})
afterAll(() => worker.remove())

describe('runSelfTest', () => {
  it('fits NIST’s eleven linear sets in the fit thread, one told after the other', async () => {
    const told: number[] = []
    const tested = await runSelfTest(worker.path, { onProgress: ({ done }) => told.push(done) })
    if (!tested.ok) throw new Error(tested.error.code)
    expect(tested.value.sets.map(({ passed }) => passed)).toEqual(Array.from({ length: 11 }, () => true))
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController()
    const tested = await runSelfTest(worker.path, {
      signal: controller.signal,
      onProgress: ({ done }) => done === 1 && controller.abort(),
    })
    expect(tested).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
