import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-bad-input-'))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const good = file('good.csv', 'x,y,name\n1,2,a\n2,4,b\n3,5,c\n4,4,d\n5,5,e\n')

/** Each bad input: one line on standard error that says what, where and what to do, and the contract's exit code. */
describe('bad input on the command line', () => {
  it.each([
    [
      'a missing file',
      [join(folder, 'not-there.csv'), '--formula', 'y ~ x'],
      3,
      'file-not-found',
      'not-there.csv',
    ],
    ['a sheet of a text', [good, '--formula', 'y ~ x', '--sheet', 'Data'], 2, 'option-unfit', '--sheet'],
    ['cells of a text', [good, '--formula', 'y ~ x', '--range', 'A1:B3'], 2, 'option-unfit', '--range'],
    [
      'a delimiter of a workbook',
      [resolve('test/reference/data/excel/rxl__datasets.xlsx'), '--formula', 'mpg ~ wt', '--delimiter', ';'],
      2,
      'option-text-only',
      '--delimiter',
    ],
    [
      'an encoding of JSON',
      [file('texts.json', '[{"x":1,"y":2}]'), '--formula', 'y ~ x', '--encoding', 'utf-8'],
      2,
      'option-text-only',
      'texts.json',
    ],
    [
      'a sheet of JSON',
      [file('rows.json', '[{"x":1,"y":2}]'), '--formula', 'y ~ x', '--sheet', 'Data'],
      2,
      'option-unfit',
      'rows.json',
    ],
    ['an empty file', [file('empty.csv', ''), '--formula', 'y ~ x'], 3, 'file-empty', 'empty.csv'],
    [
      'a binary file',
      [
        file(
          'picture.csv',
          Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82),
        ),
        '--formula',
        'y ~ x',
      ],
      3,
      'file-binary',
      'picture.csv',
    ],
    [
      'a header-only file',
      [file('header.csv', 'x,y\n'), '--formula', 'y ~ x'],
      3,
      'file-header-only',
      'header.csv',
    ],
    ['a folder', [folder, '--formula', 'y ~ x'], 3, 'file-is-folder', folder],
    [
      'a delimiter that the file has not',
      [good, '--formula', 'y ~ x', '--delimiter', ';;'],
      2,
      'option-invalid',
      ', ; |',
    ],
    [
      'letters for a delimiter',
      [good, '--formula', 'y ~ x', '--delimiter', 'x'],
      2,
      'option-invalid',
      'no letters',
    ],
    [
      'a letter for a thousands mark',
      [good, '--formula', 'y ~ x', '--thousands', 'x'],
      2,
      'option-invalid',
      '--thousands',
    ],
    [
      'one mark for decimals and thousands',
      [good, '--formula', 'y ~ x', '--thousands', ',', '--decimal', ','],
      2,
      'option-invalid',
      'another mark',
    ],
    ['a quote that is none', [good, '--formula', 'y ~ x', '--quote', 'x'], 2, 'option-invalid', '--quote'],
    [
      'an order of dates that is none',
      [good, '--formula', 'y ~ x', '--date-order', 'dym'],
      2,
      'option-invalid',
      'dmy mdy ymd',
    ],
    [
      'a type that is none',
      [good, '--formula', 'y ~ x', '--types', 'x=numeric'],
      2,
      'option-invalid',
      'x=numeric',
    ],
    [
      'a type for a column that is not there',
      [good, '--formula', 'y ~ x', '--types', 'nam=text'],
      4,
      'column-unknown',
      'name',
    ],
    ['a text response', [good, '--formula', 'name ~ x'], 4, 'response-not-numeric', 'name'],
    ['a column that is not there', [good, '--formula', 'y ~ xx'], 4, 'column-unknown', 'xx'],
    ['a formula that stops', [good, '--formula', 'y ~ x +'], 4, 'formula-syntax', '8'],
    [
      'fewer rows than coefficients',
      [file('few.csv', 'a,b,c,d,y\n1,2,3,5,1\n2,1,4,9,2\n3,5,5,2,2\n'), '--formula', 'y ~ a + b + c + d'],
      4,
      'too-few-rows',
      '5',
    ],
    [
      'all rows missing',
      [file('missing.csv', 'x,y,z\n1,,a\n,2,b\n3,,c\n'), '--formula', 'y ~ x'],
      4,
      'all-rows-missing',
      'x',
    ],
    [
      'infinite values',
      [file('infinite.csv', 'x,y\n1,2\n2,Inf\n3,4\n4,5\n'), '--formula', 'y ~ x'],
      4,
      'values-infinite',
      'y',
    ],
    [
      'the logarithm of zero',
      [file('zero.csv', 'x,y\n0,2\n2,3\n3,4\n4,5\n'), '--formula', 'y ~ log(x)'],
      4,
      'values-infinite',
      'log(x)',
    ],
    ['a bad condition', [good, '--formula', 'y ~ x', '--where', 'x >'], 2, 'filter-invalid', 'x >'],
    [
      'rows beyond the table',
      [good, '--formula', 'y ~ x', '--exclude', '3,99'],
      2,
      'rows-out-of-range',
      '99',
    ],
    [
      'a range of rows that runs backwards',
      [good, '--formula', 'y ~ x', '--exclude', '2,4-3'],
      2,
      'option-invalid',
      '3-4',
    ],
    [
      'one formula after another',
      [good, '--formula', 'y ~ x', '--formula', 'y ~ 1'],
      2,
      'usage',
      'more than once',
    ],
    [
      'counts for a method that reads none',
      [good, '--formula', 'cbind(y, x) ~ 1'],
      4,
      'response-counts',
      'cbind(y, x)',
    ],
    ['all rows excluded', [good, '--formula', 'y ~ x', '--exclude', '1-5'], 4, 'all-rows-excluded', '5'],
    ['an unknown method', [good, '--formula', 'y ~ x', '--method', 'magic'], 2, 'method-unknown', 'magic'],
    ['a level of 95', [good, '--formula', 'y ~ x', '--level', '95'], 2, 'option-invalid', '95'],
    ['an unknown option', [good, '--formula', 'y ~ x', '--colour', 'red'], 2, 'usage', '--colour'],
    ['no formula', [good], 2, 'usage', '--formula'],
    ['a second file', [good, good, '--formula', 'y ~ x'], 2, 'usage', 'but got 2. Run'],
  ] as const)('%s', async (_, args, code, errorCode, mention) => {
    const done = await run('fit', ...args)
    expect(done.error).toMatch(new RegExp(`^leastwise: ${errorCode}: .+\\n$`))
    expect(done.error).toContain(mention)
    expect(done.code).toBe(code)
    expect(done.out).toBe('')
  })

  it('names a constant predictor and fits the rest', async () => {
    const done = await run(
      'fit',
      file('constant.csv', 'x,c,y\n1,7,2\n2,7,4\n3,7,5\n4,7,4\n5,7,5\n'),
      '--formula',
      'y ~ x + c',
      '--json',
      '-',
    )
    expect(done.code).toBe(0)
    expect(done.error).toMatch(/^leastwise: warning: constant-predictor: .*c.*\n$/)
    const fit = JSON.parse(done.out) as {
      coefficients: { term: string; aliased: boolean; estimate: number | null }[]
    }
    expect(fit.coefficients[2]).toMatchObject({ term: 'c', aliased: true, estimate: null })
    expect(fit.coefficients[1].estimate).toBeCloseTo(0.6, 13)
  })

  it('writes nothing where the report or JSON cannot be written', async () => {
    const target = join(folder, 'no-such-folder', 'report.html')
    const done = await run('fit', good, '--formula', 'y ~ x', '--report', target)
    expect(done.error).toMatch(/^leastwise: write-failed: .+\n$/)
    expect(done.code).toBe(1)
    expect(existsSync(target)).toBe(false)
  })
})

describe('estimator options', () => {
  it('are checked against the registry', async () => {
    const done = await run('fit', good, '--formula', 'y ~ x', '--arithmetic', 'triple')
    expect(done.error).toMatch(/^leastwise: option-invalid: .*triple.*\n$/)
    expect(done.code).toBe(2)
  })
})
