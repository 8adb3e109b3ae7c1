import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-composition-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'report.html')
const fit = (...flags: string[]) =>
  run('fit', 'resources/samples/mtcars.csv', '--formula', 'mpg ~ wt', '--report', path, ...flags)

const sections = (): string[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/<section id="(\w+)"/g), ([, id]) => id)

describe('a report that the command line composes', () => {
  it('has the sections that are named, in their order', async () => {
    expect(await fit('--sections', 'coefficients, model,about')).toMatchObject({ code: 0 })
    expect(sections()).toEqual(['coefficients', 'model', 'about'])
  })

  it('is written in the language, the digits and the style that are asked for', async () => {
    const words = ['--title', 'Weight <b>', '--author', 'Ада Löwe', '--language', 'zh']
    expect(await fit('--decimals', '3', '--p-values', 'apa', ...words)).toMatchObject({ code: 0 })
    const html = readFileSync(path, 'utf8')
    for (const part of ['lang="zh-CN"', 'Weight &lt;b&gt;', 'Ада Löwe', '系数', '-5.344', '.001'])
      expect(html).toContain(part)
    expect(html).not.toContain('-5.3444')
    await fit('--digits', '3')
    expect(readFileSync(path, 'utf8')).toContain('-5.34<')
  })

  it.each([
    ['--sections', 'data,nowhere'],
    ['--language', 'de'],
    ['--digits', '18'],
    ['--digits', '0x4'],
    ['--decimals', '16'],
    ['--p-values', 'short'],
    ['--title', 'x'.repeat(1001)],
  ])('refuses %s %s, by the rules of the composer', async (option, value) => {
    const done = await fit(option, value)
    expect(done.code).toBe(2)
    expect(done.error).toMatch(new RegExp(`^leastwise: option-invalid: [^\\n]*${option}[^\\n]*\\n$`))
  })

  it('takes digits or decimals, not both', async () => {
    expect(await fit('--digits', '3', '--decimals', '2')).toMatchObject({ code: 2 })
  })
})
