import { expect, it } from 'vitest'
import { runCommandLine } from '../../../src/main/cli/program'

it('leaves an interrupt to the system during a fit, which nothing else can break into, and listens before and after', async () => {
  const listeners = (): number => process.listenerCount('SIGINT')
  const before = listeners()
  const during: number[] = []
  const after: number[] = []
  const { signal } = new AbortController()
  Object.defineProperty(signal, 'aborted', {
    get() {
      during.push(listeners())
      return false
    },
  })
  const argv = ['fit', 'resources/samples/mtcars.csv', '--formula', 'mpg ~ wt', '--se', 'bootstrap']
  const code = await runCommandLine(argv, {
    out: () => after.push(listeners()),
    error: () => undefined,
    showsProgress: false,
    signal,
  })
  expect(code).toBe(0)
  expect(during).toContain(before)
  expect(after).toContain(before + 1)
  expect(listeners()).toBe(before)
})
