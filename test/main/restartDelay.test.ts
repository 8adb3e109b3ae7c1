import { describe, expect, it } from 'vitest'
import { restartDelay } from '../../src/main/restartDelay'

describe('restartDelay', () => {
  it('restarts at once after the first failure, then ever later, but within half a minute', () => {
    const delays: number[] = []
    let failures = 0
    for (let i = 0; i < 12; i++) {
      const next = restartDelay(failures, 100)
      failures = next.failures
      delays.push(next.delay)
    }
    expect(delays.slice(0, 5)).toEqual([0, 250, 500, 1000, 2000])
    expect(Math.max(...delays)).toBe(30_000)
  })

  it('counts anew after an engine that lived long', () => {
    expect(restartDelay(8, 60_000)).toEqual({ failures: 1, delay: 0 })
  })
})
