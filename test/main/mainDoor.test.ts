import { describe, expect, it, vi } from 'vitest'
import { answerMainRequest, mainMethods, type MainHandlers } from '../../src/main/mainDoor'

function handlers(part: Partial<MainHandlers> = {}): MainHandlers {
  const all = Object.fromEntries(
    mainMethods.map((method) => [method, vi.fn(async () => ({ ok: true, value: null }))]),
  )
  return { ...(all as unknown as MainHandlers), ...part }
}

describe('answerMainRequest', () => {
  it.each([
    ['openSample', { name: 7 }],
    ['openSample', { name: 'cars.csv', path: '/etc/passwd' }],
    ['openSample', undefined],
    ['changeSettings', { theme: 'pink' }],
    ['changeSettings', { leftWidth: 1e9 }],
    ['changeSettings', JSON.parse('{"__proto__": {"theme": "dark"}, "invented": 1}')],
    ['saveImage', { suggestedName: 'a', png: 'not bytes' }],
    ['exportReport', { format: 'exe', language: 'en', document: {} }],
    ['revealFile', { path: ['/etc'] }],
  ] as const)('refuses %s of %j before its handler sees it', async (method, argument) => {
    const guarded = handlers()
    const answer = await answerMainRequest(guarded, method, argument)
    expect(answer).toMatchObject({ ok: false, error: { code: 'message-invalid' } })
    expect(guarded[method]).not.toHaveBeenCalled()
  })

  it('hands a good request on', async () => {
    const guarded = handlers()
    await answerMainRequest(guarded, 'openSample', { name: 'cars.csv' })
    expect(guarded.openSample).toHaveBeenCalledWith({ name: 'cars.csv' })
  })

  it('answers what a handler throws as an error', async () => {
    const failing = handlers({
      listSamples: () => {
        throw new Error('no disk')
      },
    })
    expect(await answerMainRequest(failing, 'listSamples', {})).toEqual({
      ok: false,
      error: { code: 'internal', detail: 'no disk' },
    })
  })
})
