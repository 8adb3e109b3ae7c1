import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hardData } from '../../reference/hardData'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-hard-'))

const fit = (name: keyof typeof hardData, ...options: string[]) => {
  const path = join(folder, `${name}.csv`)
  writeFileSync(path, hardData[name])
  return run('fit', path, ...options)
}

describe('what cannot be fitted, on the command line', () => {
  it.each([
    ['all-rows-excluded', ['--formula', 'y ~ x', '--exclude', '1-8']],
    ['too-few-rows', ['--formula', 'y ~ x', '--exclude', '2-8']],
    ['weights-zero', ['--formula', 'y ~ x', '--weights', 'w']],
    ['weights-zero', ['--formula', 'y ~ x', '--weights', 'w', '--method', 'mm']],
    ['factor-one-level', ['--formula', 'y ~ x + g', '--exclude', '8']],
  ])('is an error with the code %s, and exit code 4', async (code, options) => {
    const done = await fit('small', ...options)
    expect(done.code).toBe(4)
    expect(done.error).toContain(`leastwise: ${code}: `)
    expect(done.out).toBe('')
  })
})

describe('what can be fitted, but not as it was meant, on the command line', () => {
  it.each([
    ['constant-predictor', 'small', ['--formula', 'y ~ x + z', '--exclude', '8']],
    ['robust-many-discounted', 'halves', ['--formula', 'y ~ x', '--method', 'mm']],
    ['robust-many-discounted', 'halves', ['--formula', 'y ~ x', '--method', 'lts']],
    ['robust-exact', 'exact', ['--formula', 'y ~ x', '--method', 'mm']],
    ['robust-exact', 'exact', ['--formula', 'y ~ x', '--method', 'lad']],
    ['quantile-not-unique', 'ties', ['--formula', 'y ~ x', '--method', 'lad']],
  ] as const)('stands with the warning %s: %s, %s', async (code, name, options) => {
    const done = await fit(name, ...options)
    expect(done.code).toBe(0)
    expect(done.error).toContain(`leastwise: warning: ${code}: `)
  })

  it.each([
    ['zero', ['--formula', 'y ~ 1', '--method', 'lad']],
    ['zero', ['--formula', 'y ~ x', '--method', 'lad']],
    ['ties', ['--formula', 'y ~ x', '--method', 'lad']],
    ['exact', ['--formula', 'y ~ I(x - 1)', '--method', 'mm']],
  ] as const)('is not called ill-conditioned for a coefficient near 0: %s, %s', async (name, options) => {
    const done = await fit(name, ...options)
    expect(done.code).toBe(0)
    expect(done.error).not.toContain('ill-conditioned')
  })
})
