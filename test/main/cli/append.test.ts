import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-append-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = Array.from({ length: 30 }, (_, i) => `${i},${2 * i + (i % 4)},${'pq'[i % 2]}`)
const write = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, `x,y,g\n${lines.join('\n')}\n`)
  return path
}
const whole = write('whole.csv', rows)
const parts = [
  write('a.csv', rows.slice(0, 11)),
  write('b.csv', rows.slice(11, 20)),
  write('c.csv', rows.slice(20)),
]

const json = async (...argv: string[]) => {
  const { code, out, error } = await run(...argv, '--json', '-')
  expect(code, error).toBe(0)
  return JSON.parse(out) as Record<string, unknown>
}

describe('files appended to another', () => {
  it('give the fit and the rows of the one file that they are parts of', async () => {
    const [first, ...more] = parts
    const formula = ['--formula', 'y ~ x + g', '--exclude', '15']
    for (const command of ['fit', 'diagnose']) {
      const joined = await json(command, first, '--append', ...more, ...formula)
      const direct = await json(command, whole, ...formula)
      expect({ ...joined, timing: null }).toEqual({ ...direct, timing: null })
    }
  })

  it('may differ as a factor of the model', async () => {
    const { coefficients } = await json('fit', parts[0], '--append', parts[1], '--formula', 'y ~ file')
    expect(coefficients).toMatchObject([{ term: '(Intercept)' }, { term: 'fileb.csv' }])
  })

  it('are named by inspect with their rows', async () => {
    const [first, ...more] = parts
    const { files, rowCount } = await json('inspect', first, '--append', ...more)
    expect(rowCount).toBe(30)
    expect(files).toEqual([
      { name: 'a.csv', rows: 11 },
      { name: 'b.csv', rows: 9 },
      { name: 'c.csv', rows: 10 },
    ])
    const { out } = await run('inspect', first, '--append', ...more)
    expect(out).toContain('files a.csv (11), b.csv (9), c.csv (10)')
  })

  it('with other columns are refused as a file that cannot be read as asked', async () => {
    const other = join(folder, 'other.csv')
    writeFileSync(other, 'x,z\n1,2\n')
    const { code, error } = await run('fit', whole, '--append', other, '--formula', 'y ~ x')
    expect(code).toBe(3)
    expect(error).toMatch(/^leastwise: file-columns-differ: .*“y”/)
  })
})
