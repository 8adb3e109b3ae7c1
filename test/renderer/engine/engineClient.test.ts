import { describe, expect, it, vi } from 'vitest'
import type { FromEngine, ToEngine } from '@shared/contract/wire'
import { EngineClient, type EnginePort } from '../../../src/renderer/engine/engineClient'

class TestPort implements EnginePort {
  readonly sent: ToEngine[] = []
  onmessage: ((event: MessageEvent<FromEngine>) => void) | null = null
  closed = false

  postMessage(message: ToEngine): void {
    this.sent.push(message)
  }

  close(): void {
    this.closed = true
  }

  answer(message: FromEngine): void {
    this.onmessage?.({ data: message } as MessageEvent<FromEngine>)
  }
}

const page = { tableId: 't', start: 0, end: 1, filter: null, sort: null }
const emptyPage = { totalRows: 0, rowNumbers: [], cells: [] }

const connected = (): { client: EngineClient; port: TestPort } => {
  const client = new EngineClient()
  const port = new TestPort()
  client.connect(port)
  return { client, port }
}

describe('EngineClient', () => {
  it('gives each request the reply of its own id, whatever their order', async () => {
    const { client, port } = connected()
    const first = client.request('readPage', page)
    const second = client.request('readRows', { tableId: 't', rows: [1] })
    const [a, b] = port.sent.map((message) => message.id)
    port.answer({ kind: 'reply', id: b, result: { ok: true, value: 'second' } })
    port.answer({ kind: 'reply', id: a, result: { ok: true, value: emptyPage } })
    expect(await first).toEqual({ ok: true, value: emptyPage })
    expect(await second).toEqual({ ok: true, value: 'second' })
  })

  it('holds requests until a port has come', async () => {
    const client = new EngineClient()
    const reply = client.request('readPage', page)
    const port = new TestPort()
    client.connect(port)
    expect(port.sent).toEqual([{ kind: 'request', id: 1, method: 'readPage', argument: page }])
    port.answer({ kind: 'reply', id: 1, result: { ok: true, value: emptyPage } })
    expect(await reply).toEqual({ ok: true, value: emptyPage })
  })

  it('answers engine-stopped to what was under way when the port is replaced', async () => {
    const { client, port } = connected()
    const reply = client.request('readPage', page)
    client.connect(new TestPort())
    expect(await reply).toMatchObject({ ok: false, error: { code: 'engine-stopped' } })
    expect(port.closed).toBe(true)
  })

  it('says why the engine stopped, and sends what is asked afterwards to the next engine', async () => {
    const { client } = connected()
    const lost = client.request('readPage', page)
    client.disconnect('killed')
    expect(await lost).toEqual({ ok: false, error: { code: 'engine-stopped', reason: 'killed' } })
    const kept = client.request('readPage', page)
    const next = new TestPort()
    client.connect(next)
    expect(next.sent).toHaveLength(1)
    next.answer({ kind: 'reply', id: next.sent[0].id, result: { ok: true, value: emptyPage } })
    expect(await kept).toEqual({ ok: true, value: emptyPage })
  })

  it('cancels in the engine and answers at once when the signal is aborted', async () => {
    const { client, port } = connected()
    const controller = new AbortController()
    const reply = client.request('readPage', page, { signal: controller.signal })
    controller.abort()
    expect(await reply).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(port.sent.at(-1)).toEqual({ kind: 'cancel', id: 1 })
    port.answer({ kind: 'reply', id: 1, result: { ok: true, value: emptyPage } })
  })

  it('sends nothing for a signal aborted before', async () => {
    const { client, port } = connected()
    const reply = await client.request('readPage', page, { signal: AbortSignal.abort() })
    expect(reply).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(port.sent).toEqual([])
  })

  it('passes progress on to its request only', () => {
    const { client, port } = connected()
    const onProgress = vi.fn()
    void client.request('readPage', page)
    void client.request('readPage', page, { onProgress })
    const progress = { phase: 'reading', done: 1, total: 2 } as const
    port.answer({ kind: 'progress', id: 1, progress })
    expect(onProgress).not.toHaveBeenCalled()
    port.answer({ kind: 'progress', id: 2, progress })
    expect(onProgress).toHaveBeenCalledExactlyOnceWith(progress)
  })
})
