import { describe, expect, it } from 'vitest'
import type { Progress } from '@shared/contract/wire'
import { throttleProgress } from '../../../src/main/engine/throttle'

describe('throttleProgress', () => {
  it('lets at most twenty a second through, and the start of each phase', () => {
    let time = 0
    const told: Progress[] = []
    const tell = throttleProgress(
      (progress) => told.push(progress),
      () => time,
    )
    for (; time < 1000; time++) tell({ phase: 'fitting', done: time, total: 2000 })
    tell({ phase: 'diagnosing', done: 0, total: 2000 })
    expect(told.filter(({ phase }) => phase === 'fitting')).toHaveLength(20)
    expect(told.at(-1)).toEqual({ phase: 'diagnosing', done: 0, total: 2000 })
  })
})
