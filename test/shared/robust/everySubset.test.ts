import { describe, expect, it } from 'vitest'
import { everySubset } from '@shared/robust/everySubset'

describe('every choice of some numbers', () => {
  it('lists each once, in order', () => {
    const found = [...(everySubset(4, 2, 10) ?? [])]
    expect(found).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ])
  })

  it('is none where there are more than wanted', () => {
    expect(everySubset(21, 4, 5984)).toBeNull()
    expect(everySubset(21, 4, 5985)).not.toBeNull()
  })
})
