import { describe, expect, it } from 'vitest'
import { run } from './commandLine'

describe('leastwise selftest', () => {
  it('prints a line for each of NIST’s eleven linear sets and ends with 0', async () => {
    const done = await run('selftest')
    expect(done.code).toBe(0)
    for (const name of ['Filip', 'Longley', 'NoInt1', 'NoInt2', 'Norris', 'Pontius'])
      expect(done.out).toContain(name)
    expect(done.out.match(/Wampler\d .* ok/g)).toHaveLength(5)
    expect(done.out).not.toContain('FALLS SHORT')
  })
})
