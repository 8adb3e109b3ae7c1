import { describe, expect, it } from 'vitest'
import type { FitRequest } from '@shared/contract/fitApi'
import type { Progress } from '@shared/contract/wire'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { Result } from '@shared/outcome/result'
import { rowSetOf } from '@shared/table/rowSet'
import { FitAhead } from '../../../src/main/engine/fitAhead'

const without = (...rows: number[]): FitRequest => ({
  tableId: 't',
  model: { ...emptyDocument.model, formula: 'y ~ x' },
  filter: null,
  excludedRows: rowSetOf(rows),
  outlierThreshold: 2,
})

interface Making {
  readonly request: FitRequest
  readonly signal: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  readonly finish: (result: Result<string>) => void
}

/** A maker of fits that finishes when the test says so. */
function maker(): { readonly ahead: FitAhead<string>; readonly made: Making[] } {
  const made: Making[] = []
  const ahead = new FitAhead<string>(
    (request, { signal, onProgress }) =>
      new Promise((finish) => made.push({ request, signal, onProgress, finish })),
  )
  return { ahead, made }
}

const nothing = (): void => undefined
const calm = (): { readonly signal: AbortSignal } => ({ signal: new AbortController().signal })
const cancelled = { ok: false, error: { code: 'cancelled' } }

describe('FitAhead', () => {
  it('answers the same request with the fit it made, once', async () => {
    const { ahead, made } = maker()
    const wished = ahead.begin(without(3, 17), {}, nothing)
    made[0].finish({ ok: true, value: 'ahead' })
    expect(await ahead.take(without(3, 17), calm())).toEqual({ ok: true, value: 'ahead' })
    expect(await wished).toEqual({ ok: true, value: null })
    expect(ahead.take(without(3, 17), calm())).toBeNull()
    expect(made).toHaveLength(1)
  })

  it.each([
    ['other rows', without(3, 18)],
    ['more rows', without(3, 17, 18)],
    ['no rows', without()],
    ['another model', { ...without(3, 17), model: { ...emptyDocument.model, formula: 'y ~ 1' } }],
    ['another filter', { ...without(3, 17), filter: 'x > 1' }],
    ['another table', { ...without(3, 17), tableId: 'u' }],
    ['another threshold', { ...without(3, 17), outlierThreshold: 3 }],
  ])('never answers a request for %s with it, and ends it', async (_, other) => {
    const { ahead, made } = maker()
    const wished = ahead.begin(without(3, 17), {}, nothing)
    expect(ahead.take(other, calm())).toBeNull()
    expect(made[0].signal.aborted).toBe(true)
    expect(await wished).toEqual(cancelled)
    expect(ahead.take(without(3, 17), calm())).toBeNull()
  })

  it('hands over a fit that is still in the making, with its progress and how it is cancelled', async () => {
    const { ahead, made } = maker()
    void ahead.begin(without(3), {}, nothing)
    const told: Progress[] = []
    const controller = new AbortController()
    const taken = ahead.take(without(3), {
      signal: controller.signal,
      onProgress: (progress) => told.push(progress),
    })
    made[0].onProgress?.({ phase: 'fitting', done: 1, total: 2 })
    expect(told).toEqual([{ phase: 'fitting', done: 1, total: 2 }])
    expect(made[0].signal.aborted).toBe(false)
    controller.abort()
    expect(made[0].signal.aborted).toBe(true)
    made[0].finish({ ok: false, error: { code: 'cancelled' } })
    expect(await taken).toEqual(cancelled)
  })

  it('ends the fit when the wish for it is withdrawn, but not once it was taken', async () => {
    const { ahead, made } = maker()
    const wish = new AbortController()
    const wished = ahead.begin(without(3), { signal: wish.signal }, nothing)
    wish.abort()
    expect(await wished).toEqual(cancelled)
    expect(made[0].signal.aborted).toBe(true)

    const second = new AbortController()
    void ahead.begin(without(4), { signal: second.signal }, nothing)
    void ahead.take(without(4), calm())
    second.abort()
    expect(made[1].signal.aborted).toBe(false)
  })

  it('begins nothing for a wish that was withdrawn before', async () => {
    const { ahead, made } = maker()
    expect(await ahead.begin(without(3), { signal: AbortSignal.abort() }, nothing)).toEqual(cancelled)
    expect(made).toHaveLength(0)
  })

  it('makes one at a time: the next wish ends the one before', async () => {
    const { ahead, made } = maker()
    const first = ahead.begin(without(3), {}, nothing)
    void ahead.begin(without(4), {}, nothing)
    expect(await first).toEqual(cancelled)
    expect(made[0].signal.aborted).toBe(true)
    made[1].finish({ ok: true, value: 'second' })
    expect(await ahead.take(without(4), calm())).toEqual({ ok: true, value: 'second' })
  })

  it('goes on with what else is to be there once the fit is, and never with a fit that was given up', async () => {
    const { ahead, made } = maker()
    const then: string[] = []
    void ahead.begin(without(3), {}, (fit) => then.push(fit))
    ahead.giveUp()
    made[0].finish({ ok: true, value: 'given up' })
    void ahead.begin(without(4), {}, (fit) => then.push(fit))
    const taken = ahead.take(without(4), calm())
    made[1].finish({ ok: true, value: 'taken' })
    await taken
    void ahead.begin(without(5), {}, (fit) => then.push(fit))
    made[2].finish({ ok: false, error: { code: 'no-terms', formula: 'y ~ x' } })
    await ahead.take(without(5), calm())
    expect(then).toEqual(['taken'])
  })
})
