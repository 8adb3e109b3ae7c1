import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-doubts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index + 1)).join('\n')

const sums = rows(20, (n) => `item ${n},${n},${3 * n + (n % 3)},"${n},234"`)
const budget = file('budget.csv', `item,x,y,z\n${sums}\nTotal,210,651,"5,000"\n`)
/** More than is looked at of a text before its records are read. */
const large = file(
  'large.csv',
  `item,x,y\n${rows(60_000, (n) => `item ${n},${n},${3 * n + (n % 3)}`)}\nTotal,1,2\n`,
)

const codesOf = (error: string): string[] =>
  [...error.matchAll(/^leastwise: warning: ([\w-]+): /gm)].map(([, code]) => code)

describe('what was guessed on import', () => {
  it('is told beside a fit where it bears on the model', async () => {
    const { error } = await run('fit', budget, '--formula', 'y ~ z')
    expect(codesOf(error)).toEqual(expect.arrayContaining(['thousands-assumed', 'total-row']))
    expect(error).toContain('The last row, 21, looks like the total of the others (“Total”).')
  })

  it.each(['fit', 'diagnose', 'predict', 'descend', 'compare'])('is told by %s', async (command) => {
    const { code, error } = await run(command, budget, '--formula', 'y ~ x')
    expect(code).toBe(0)
    expect(codesOf(error)).toContain('total-row')
    expect(codesOf(error)).not.toContain('thousands-assumed')
  })

  it('is told of the end of a large file', async () => {
    const { error } = await run('fit', large, '--formula', 'y ~ x')
    expect(error).toContain('The last row, 60,001, looks like the total')
  })

  it('is told of a row of units, which the flag leaves out', async () => {
    const lab = file('lab.csv', `t,m\ns,kg\n${rows(30, (n) => `${n},${2 * n + (n % 3)}`)}\n`)
    const { error } = await run('fit', lab, '--formula', 'm ~ t')
    expect(codesOf(error)).toContain('unit-row')
    const told = await run('fit', lab, '--formula', 'm ~ t', '--unit-row', '--json', '-')
    expect(codesOf(told.error)).toEqual([])
    expect(JSON.parse(told.out)).toMatchObject({ nUsed: 30, nMissing: 0 })
  })

  it.each([
    ['excluded', ['--exclude', '21']],
    ['left out by a condition', ['--where', 'x < 100']],
    ['dropped by a step', ['--filter', 'x < 100']],
  ])('is not told of a total that is %s', async (_, options) => {
    const { code, error } = await run('fit', budget, '--formula', 'y ~ x', ...options)
    expect(code).toBe(0)
    expect(codesOf(error)).not.toContain('total-row')
  })
})
