import { describe, expect, it } from 'vitest'
import { restingWork } from '../../../src/renderer/stores/restingWork'

const REST = 400

/** A clock that goes on when it is told to, and parts of work that end when they are told to. */
function bench(parts: number) {
  let now = 0
  let due: { at: number; run: () => void } | null = null
  let busy = false
  const asked: { readonly signal: AbortSignal; readonly end: () => Promise<void> }[] = []
  let left = parts
  const work = restingWork({
    restMs: REST,
    isBusy: () => busy,
    later: (run, ms) => {
      const timer = { at: now + ms, run }
      due = timer
      return () => {
        if (due === timer) due = null
      }
    },
    part: (signal) =>
      new Promise<boolean>((resolve) => {
        const end = async (): Promise<void> => {
          if (!signal.aborted) left--
          resolve(left > 0)
          await Promise.resolve()
          await Promise.resolve()
        }
        asked.push({ signal, end })
      }),
  })
  const pass = (ms: number): void => {
    now += ms
    if (due === null || due.at > now) return
    const { run } = due
    due = null
    run()
  }
  return { work, pass, asked, setBusy: (is: boolean) => (busy = is) }
}

describe('work that nobody waits for', () => {
  it('begins when nothing else has happened for a while, one part after the other', async () => {
    const { work, pass, asked } = bench(3)
    work.begin()
    pass(REST - 1)
    expect(asked).toHaveLength(0)
    pass(1)
    expect(asked).toHaveLength(1)
    await asked[0].end()
    expect(asked).toHaveLength(2)
    await asked[1].end()
    await asked[2].end()
    pass(10 * REST)
    expect(asked).toHaveLength(3)
  })

  it('gives its part up at once when the user does something, and does it again after a rest', async () => {
    const { work, pass, asked } = bench(2)
    work.begin()
    pass(REST)
    expect(asked[0].signal.aborted).toBe(false)
    work.giveWay()
    expect(asked[0].signal.aborted).toBe(true)
    await asked[0].end()
    pass(REST - 1)
    work.giveWay()
    pass(REST - 1)
    expect(asked).toHaveLength(1)
    pass(1)
    expect(asked).toHaveLength(2)
    await asked[1].end()
    expect(asked).toHaveLength(3)
  })

  it('waits as long as somebody waits for something else', () => {
    const { work, pass, asked, setBusy } = bench(1)
    work.begin()
    setBusy(true)
    pass(REST)
    pass(REST)
    expect(asked).toHaveLength(0)
    setBusy(false)
    pass(REST)
    expect(asked).toHaveLength(1)
  })

  it('never has two parts under way, and none after its end', async () => {
    const { work, pass, asked } = bench(3)
    work.begin()
    pass(REST)
    work.begin()
    pass(REST)
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    work.end()
    expect(asked[1].signal.aborted).toBe(true)
    await asked[1].end()
    work.giveWay()
    pass(10 * REST)
    expect(asked).toHaveLength(2)
  })
})
