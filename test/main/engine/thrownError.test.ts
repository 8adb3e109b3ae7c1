import { describe, expect, it } from 'vitest'
import { thrownError } from '../../../src/main/engine/thrownError'

describe('thrownError', () => {
  it('knows memory that cannot be had, from Node itself', () => {
    for (const greedy of [() => new Float64Array(2 ** 40), () => new ArrayBuffer(2 ** 52)]) {
      expect(thrownError(thrownBy(greedy))).toEqual({ code: 'out-of-memory' })
    }
  })

  it('calls everything else internal', () => {
    expect(thrownError(new RangeError('Maximum call stack size exceeded')).code).toBe('internal')
    expect(thrownError(new Error('boom'))).toEqual({ code: 'internal', detail: 'boom' })
    expect(thrownError('boom')).toEqual({ code: 'internal', detail: 'boom' })
  })
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (thrown) {
    return thrown
  }
  return null
}
