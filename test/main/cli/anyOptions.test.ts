import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenText, predictorsText } from '../../shared/formula/formulaText'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-options-'))
const data = join(folder, 'data.csv')
const rows = Array.from({ length: 24 }, (_, i) => {
  const x = Math.sin(i * 1.7)
  const missing = i === 7 ? '' : (x * x + i / 9).toFixed(3)
  return [x.toFixed(4), missing, i, i % 4, 'abc'[i % 3], 'uv'[i % 2], i % 5 === 0, (i * 7) % 11].join(',')
})
writeFileSync(data, ['x,z,w,n,f,g,l,y', ...rows, ''].join('\n'))

/** Values that some option may take, and those that none should. */
const values = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '0.95',
    '1e-320',
    '1e400',
    'NaN',
    'Infinity',
    '',
    ' ',
    '3,5-7',
    '24-1',
    '1-99999999999',
  ),
  fc.constantFrom(
    'x',
    'f',
    'w',
    'x > 0',
    'x >',
    'f = 1',
    '(SELECT 1)',
    'HC3',
    'hc3',
    'cluster',
    'ols',
    'lasso',
    'elastic-net',
    '1se',
    'double',
    'utf-16',
    ';',
    '\\t',
  ),
  fc.string({ maxLength: 12 }),
  fc.double().map(String),
)
const names = [
  'level',
  'weights',
  'where',
  'exclude',
  'se',
  'lag',
  'cluster',
  'seed',
  'method',
  'arithmetic',
  'lambda',
  'alpha',
  'folds',
  'rule',
  'outlier-threshold',
  'na',
  'decimal',
  'delimiter',
  'thousands',
  'skip-rows',
  'encoding',
  'sheet',
  'range',
]
const options = fc
  .array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 3 })
  .map((pairs) => pairs.flatMap(([name, value]) => [`--${name}=${value}`]))
const formulas = fc.oneof(
  predictorsText.map((text) => `y ~ ${text}`),
  brokenText.map((text) => `y ~ ${text}`),
  fc.constantFrom('y ~ x', 'y ~ x + f', 'log(y + 1) ~ poly(x, 2) * g', 'y ~ .', 'l ~ x'),
  fc.string({ maxLength: 30 }),
)

it('whatever is asked for is answered or refused in one line with a code of the contract, never by a failure inside', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('fit', 'diagnose', 'predict'),
      formulas,
      options,
      async (command, formula, more) => {
        const done = await run(command, data, `--formula=${formula}`, ...more, '--json', '-')
        if (done.code === 0) {
          expect(() => JSON.parse(done.out) as unknown).not.toThrow()
          return
        }
        expect(done.out).toBe('')
        expect(done.error).toMatch(/^leastwise: [a-z-]+: [^\n]+\n$/)
        expect(done.error).not.toMatch(/^leastwise: internal|undefined|\[object|not iterable|Cannot read/)
        expect([2, 3, 4]).toContain(done.code)
      },
    ),
    { numRuns: 200, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
  )
})
