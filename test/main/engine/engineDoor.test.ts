import { describe, expect, it, vi } from 'vitest'
import { engineRequestSchemas } from '@shared/contract/engineApi'
import type { FromEngine } from '@shared/contract/wire'
import type { EngineHandlers, RequestContext } from '../../../src/main/engine/engineHandlers'
import { EngineDoor } from '../../../src/main/engine/engineDoor'

function door(part: Partial<EngineHandlers> = {}) {
  const all = Object.fromEntries(
    Object.keys(engineRequestSchemas).map((method) => [
      method,
      vi.fn(async () => ({ ok: true, value: method })),
    ]),
  )
  const handlers = { ...(all as unknown as EngineHandlers), ...part }
  const sent: FromEngine[] = []
  return { handlers, sent, door: new EngineDoor(handlers, (message) => sent.push(message)) }
}

const request = (method: string, argument: unknown, id = 1) => ({ kind: 'request', id, method, argument })
const rows = { tableId: 't', rows: [1, 2] }

describe('EngineDoor', () => {
  it('answers a good request once, under its id', async () => {
    const { door: open, handlers, sent } = door()
    open.receive(request('readRows', rows, 7))
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({ kind: 'reply', id: 7, result: { ok: true, value: 'readRows' } })
    expect(handlers.readRows).toHaveBeenCalledWith(rows, expect.anything())
  })

  it.each([
    null,
    undefined,
    'request',
    42,
    [],
    {},
    { kind: 'request' },
    { kind: 'request', id: '1', method: 'readRows', argument: rows },
    { kind: 'request', id: -1, method: 'readRows', argument: rows },
    { kind: 'request', id: 1.5, method: 'readRows', argument: rows },
    { kind: 'request', id: 1, method: ['readRows'], argument: rows },
    { kind: 'request', id: 1, method: 'readRows', argument: rows, extra: true },
    { kind: 'reply', id: 1 },
    { kind: 'cancel' },
    { kind: '__proto__', id: 1 },
  ])('drops %j, which is no message', async (message) => {
    const { door: open, sent, handlers } = door()
    open.receive(message)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(sent).toEqual([])
    expect(handlers.readRows).not.toHaveBeenCalled()
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'close', 'table', 'report', ''])(
    'has no method %j',
    async (method) => {
      const { door: open, sent } = door()
      open.receive(request(method, {}))
      await vi.waitFor(() => expect(sent).toHaveLength(1))
      expect(sent[0]).toMatchObject({ id: 1, result: { ok: false, error: { code: 'message-invalid' } } })
    },
  )

  it.each([
    ['readRows', { ...rows, rows: [0] }],
    ['readRows', { ...rows, path: '/etc/passwd' }],
    ['readRows', JSON.parse('{"tableId": "t", "rows": [1], "__proto__": {"polluted": true}, "x": 1}')],
    ['openTable', { grant: 'g', options: { sheet: 5 } }],
    ['openTable', '/etc/passwd'],
    ['readPage', { tableId: 't', start: 0, end: 1e9, filter: null, sort: null }],
    ['columnLevels', { tableId: 't', column: 'x', limit: 0 }],
    ['fit', {}],
    ['fitPlot', { fitId: 'f', outlierThreshold: Number.NaN, xAxis: null }],
    ['flaggedRows', { fitId: 'f', outlierThreshold: 2, limit: 1e6 }],
    ['outlierTable', { fitId: 'f', outlierThreshold: 2, limit: 1, sort: { by: 'name', index: 0 } }],
  ] as const)('refuses %s of %j before its handler sees it', async (method, argument) => {
    const { door: open, handlers, sent } = door()
    open.receive(request(method, argument))
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ result: { ok: false, error: { code: 'message-invalid' } } })
    expect(handlers[method]).not.toHaveBeenCalled()
    expect({}).not.toHaveProperty('polluted')
  })

  it('cancels what runs, and answers that it was', async () => {
    const { door: open, sent } = door({ readRows: (_rows, context = {}) => untilAborted(context) })
    open.receive(request('readRows', rows))
    open.receive({ kind: 'cancel', id: 1 })
    open.receive({ kind: 'cancel', id: 99 })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({ kind: 'reply', id: 1, result: { ok: false, error: { code: 'cancelled' } } })
  })

  it('passes progress on, but none of a request that was cancelled', async () => {
    const { door: open, sent } = door({
      readRows: async (_rows, context = {}) => {
        context.onProgress?.({ phase: 'fitting', done: 1, total: 2 })
        await untilAborted(context)
        context.onProgress?.({ phase: 'fitting', done: 2, total: 2 })
        return { ok: false, error: { code: 'cancelled' } }
      },
    })
    open.receive(request('readRows', rows, 3))
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({ kind: 'progress', id: 3, progress: { phase: 'fitting', done: 1, total: 2 } })
    open.receive({ kind: 'cancel', id: 3 })
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1].kind).toBe('reply')
  })

  it('answers what a handler throws as an error', async () => {
    const { door: open, sent } = door({
      readRows: () => {
        throw new RangeError('Array buffer allocation failed')
      },
    })
    open.receive(request('readRows', rows))
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ result: { ok: false, error: { code: 'out-of-memory' } } })
  })

  it('cancels everything and falls silent when the window is gone', async () => {
    const aborted = vi.fn()
    const { door: open, sent } = door({
      readRows: (_rows, context = {}) => untilAborted(context).finally(aborted),
    })
    open.receive(request('readRows', rows))
    open.close()
    await vi.waitFor(() => expect(aborted).toHaveBeenCalled())
    expect(sent).toEqual([])
  })
})

function untilAborted({ signal }: RequestContext): Promise<{ ok: false; error: { code: 'cancelled' } }> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve({ ok: false, error: { code: 'cancelled' } }))
  })
}
