import { describe, expect, it } from 'vitest'
import { newestFirst } from '../../../src/renderer/views/newestFirst'

describe('tasks, the newest first', () => {
  it('run so many at a time, and of those that wait the one that came last', async () => {
    const begun: number[] = []
    const ends: (() => void)[] = []
    const queue = newestFirst(2)
    for (let task = 0; task < 5; task++) {
      queue(() => {
        begun.push(task)
        return new Promise((end) => ends.push(end))
      })
    }
    expect(begun).toEqual([0, 1])
    for (const order of [
      [0, 1, 4],
      [0, 1, 4, 3],
      [0, 1, 4, 3, 2],
    ]) {
      ends.shift()?.()
      await expect.poll(() => begun).toEqual(order)
    }
  })
})
