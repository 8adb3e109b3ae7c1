import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-steps-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const data = write(
  'data.csv',
  [
    'x,y,g',
    ...Array.from({ length: 12 }, (_, i) => `${i + 1},${(i + 1) ** 2 + (i % 3)},${'ab'[i % 2]}`),
    '13,,a',
    '',
  ].join('\n'),
)

const json = async (...argv: string[]) => {
  const { code, out, error } = await run(...argv, '--json', '-')
  expect(code, error).toBe(0)
  return JSON.parse(out) as Record<string, never>
}

describe('the flags of preparation', () => {
  it('make the model of a computed column that of its expression', async () => {
    const computed = await json('fit', data, '--compute', 'z = x^2', '--formula', 'y ~ z')
    const direct = await json('fit', data, '--formula', 'y ~ I(x^2)')
    const estimates = (fit: Record<string, unknown>) =>
      (fit.coefficients as { estimate: number; stdError: number }[]).map(({ estimate, stdError }) => [
        estimate,
        stdError,
      ])
    expect(estimates(computed)).toEqual(estimates(direct))
  })

  it('fit the same rows by --filter as by --where, under the same numbers', async () => {
    const rows = async (...flags: string[]) =>
      (await json('diagnose', data, '--formula', 'y ~ x', ...flags)).rows as { row: number }[]
    expect(await rows('--filter', 'x > 3 & g == "a"')).toEqual(await rows('--where', "x > 3 AND g = 'a'"))
    expect((await rows('--filter', 'x > 3 & g == "a"')).map(({ row }) => row)).toEqual([5, 7, 9, 11])
  })

  it('run in the order in which they are given', async () => {
    const shown = async (...flags: string[]) => (await json('inspect', data, ...flags)).head as number[][]
    expect((await shown('--compute', 'x = x * 10', '--filter', 'x > 100')).length).toBe(3)
    expect((await shown('--filter', 'x > 10', '--compute', 'x = x * 10')).map(([x]) => x)).toEqual([
      110, 120, 130,
    ])
    const steps = write('order.json', JSON.stringify([{ kind: 'filter', expression: 'x > 100' }]))
    expect((await shown('--compute', 'x = x * 10', '--steps', steps)).length).toBe(3)
    expect((await shown('--steps', steps, '--compute', 'x = x * 10')).length).toBe(0)
  })

  it('predict only the rows that are there', async () => {
    const { rows } = await json('predict', data, '--formula', 'y ~ x', '--filter', 'x >= 10')
    expect((rows as { row: number }[]).map(({ row }) => row)).toEqual([10, 11, 12, 13])
  })
})

it('makes the columns of new rows that the model asks for', async () => {
  const fresh = write('new.csv', 'x\n20\n30\n')
  const flags = ['--compute', 'z = x^2', '--filter', 'x > 2', '--compute', 'y = y + 0']
  const { rows } = await json('predict', data, '--formula', 'y ~ z', ...flags, '--new', fresh)
  const direct = await json('predict', data, '--formula', 'y ~ I(x^2)', '--filter', 'x > 2', '--new', fresh)
  expect(rows).toEqual(direct.rows)
})

describe('a join in a file of steps', () => {
  const inFolder = (name: string, content: string): string => {
    mkdirSync(join(folder, 'steps'), { recursive: true })
    return write(join('steps', name), content)
  }
  const steps = (step: object): string =>
    inFolder('join.json', JSON.stringify([{ kind: 'join', file: 'groups.csv', keys: ['g'], ...step }]))

  it('finds the other file beside the steps, and says how many rows matched', async () => {
    inFolder('groups.csv', 'g,w\na,1\nc,3\n')
    const inspected = await run('inspect', data, '--steps', steps({}))
    expect(inspected.error).toBe('')
    expect(inspected.out).toContain(
      '1. Join groups.csv by g, every row kept: all columns: 7 of 13 rows matched; no match: 6',
    )
    const { steps: told } = await json('inspect', data, '--steps', steps({ how: 'inner' }))
    expect(told).toMatchObject([{ state: 'done', rowsAfter: 7, join: { matched: 7, unmatched: 6 } }])
  })

  it('has its own import options, and serves rows to predict', async () => {
    inFolder('groups.csv', 'g;w\na;1,5\nb;2,5\n')
    const options = { delimiter: ';', decimal: ',' }
    const fresh = write('fresh.csv', 'g\nb\n')
    const { rows } = await json(
      'predict',
      data,
      ...['--steps', steps({ options }), '--formula', 'y ~ w', '--new', fresh],
    )
    const direct = await json('predict', data, '--formula', 'y ~ I(g == "b")', '--new', fresh)
    const fits = (predicted: unknown) => (predicted as { fit: number }[]).map(({ fit }) => fit)
    expect(fits(rows)[0]).toBeCloseTo(fits(direct.rows)[0], 10)
  })

  it('tells what was guessed of the other file', async () => {
    inFolder('groups.csv', 'g,on\na,03/04/2024\nb,05/06/2024\n')
    const { out } = await run('inspect', data, '--steps', steps({}))
    expect(out).toMatch(/guessed, and to be looked at:\n(?:.*\n)* {2}groups\.csv: .*“on”/)
  })

  it('whose file is gone is a file that cannot be read; one with repeated keys asks for a choice', async () => {
    const gone = await run('fit', data, '--steps', steps({ file: 'gone.csv' }), '--formula', 'y ~ x')
    expect(gone).toMatchObject({ code: 3, out: '' })
    expect(gone.error).toContain('The file “gone.csv” that is joined: There is no file')
    inFolder('groups.csv', 'g,w\na,1\na,2\n')
    const repeated = await run('fit', data, '--steps', steps({}), '--formula', 'y ~ x')
    expect(repeated).toMatchObject({ code: 2, out: '' })
    expect(repeated.error).toContain('“a”')
    expect((await run('inspect', data, '--steps', steps({ repeated: 'first' }))).code).toBe(0)
  })
})

describe('a file of steps', () => {
  it('is taken step by step, and inspect says what each did', async () => {
    const steps = write(
      'steps.json',
      JSON.stringify([
        { kind: 'drop-missing', columns: ['y'] },
        { kind: 'compute', name: 'root', expression: 'sqrt(y)' },
        { kind: 'filter', expression: 'x > 3', enabled: false },
        { kind: 'outlier-rule', column: 'y', rule: 'iqr', factor: 1.5, action: 'missing' },
        { kind: 'split', name: 'set', share: 0.75, seed: 1 },
      ]),
    )
    const inspected = await json('inspect', data, '--steps', steps)
    expect(inspected.rowCount).toBe(12)
    expect((inspected.columns as { name: string }[]).map(({ name }) => name)).toEqual([
      'x',
      'y',
      'g',
      'root',
      'set',
    ])
    expect(inspected.steps).toMatchObject([
      { state: 'done', rowsBefore: 13, rowsAfter: 12 },
      { state: 'done', changed: 12, missing: 0 },
      { state: 'off' },
      { state: 'done', figures: { lower: expect.any(Number), upper: expect.any(Number) } },
      { state: 'done', changed: 12 },
    ])
    const { out } = await run('inspect', data, '--steps', steps)
    expect(out).toContain('1. Drop the rows that lack y: 12 of 13 rows kept')
    expect(out).toContain('3. Keep the rows where x > 3: switched off')
    const train = await json(
      'fit',
      data,
      '--steps',
      steps,
      '--filter',
      'set == "train"',
      '--formula',
      'y ~ x',
    )
    expect(train.nUsed).toBe(9)
  })

  it('that cannot be used says which step and which field', async () => {
    const wrong = async (content: string) => run('inspect', data, '--steps', write('wrong.json', content))
    const share = await wrong(
      '[{"kind":"drop-missing","columns":[]},{"kind":"split","name":"s","share":2,"seed":1}]',
    )
    expect(share).toMatchObject({ code: 2, out: '' })
    expect(share.error).toContain('steps-invalid')
    expect(share.error).toContain('step 2, share')
    expect((await wrong('[{"kind":"fliter"}]')).error).toContain('step 1, kind')
    expect((await wrong('[{"kind":"filter","expression":"x","colour":1}]')).error).toContain('colour')
    const keys = '[{"kind":"join","file":"b.csv","keys":["a",{"column":"x"}]}]'
    expect((await wrong(keys)).error).toContain('step 1, keys.1.other')
    for (const content of ['[{', '{"kind":"drop-missing","columns":[]}', '3']) {
      const unreadable = await wrong(content)
      expect(unreadable).toMatchObject({ code: 2, out: '' })
      expect(unreadable.error).toMatch(
        /^leastwise: steps-unreadable: The file of steps “.*wrong\.json” is not/,
      )
    }
    expect((await run('inspect', data, '--steps', join(folder, 'absent.json'))).error).toContain(
      'file-not-found',
    )
  })

  it('that fails leaves no result, but inspect shows the table before it', async () => {
    const failing = ['--compute', 'z = x + 1', '--filter', 'z > w', '--compute', 'u = z']
    const fitted = await run('fit', data, ...failing, '--formula', 'y ~ x')
    expect(fitted).toMatchObject({ code: 2, out: '' })
    expect(fitted.error).toMatch(/^leastwise: step-failed: Step 2 of the preparation: There is no column “w”/)
    const inspected = await run('inspect', data, ...failing)
    expect(inspected.code).toBe(2)
    expect(inspected.out).toContain('3. Compute u = z: not run')
    expect(inspected.out).toMatch(/^z {2,}number/m)
  })

  it('wants a name before the sign of a computed column', async () => {
    for (const text of ['log(x)', '= x', 'z == 2']) {
      const { code, error } = await run('inspect', data, '--compute', text)
      expect(code, text).toBe(2)
      expect(error).toMatch(/option-invalid|function-unknown|step-failed/)
    }
    const { out } = await run('inspect', data, '--compute', '`a b` = x == 2')
    expect(out).toMatch(/^a b {2,}boolean/m)
  })
})
