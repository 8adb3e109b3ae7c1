import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-commands-'))
const tutorial = 'resources/samples/tutorial.csv'

interface FitJson {
  readonly schema: string
  readonly coefficients: readonly {
    readonly term: string
    readonly estimate: number
    readonly stdError: number | null
  }[]
  readonly nUsed: number
  readonly nExcluded: number
  readonly nMissing: number
  readonly fStatistic: { readonly value: number | string } | null
  readonly sigma: number
  readonly descent: {
    readonly stopped: string
    readonly reason: string
    readonly overflowAt: number | null
    readonly iterations: number
    readonly initialLoss: number
    readonly loss: readonly number[]
    readonly iteration: readonly number[]
    readonly stableLimit: number
    readonly bestRate: number
    readonly closedForm: readonly number[]
    readonly distanceToClosedForm: number
  }
}

async function json(...argv: string[]): Promise<FitJson> {
  const done = await run(...argv, '--json', '-')
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as FitJson
}

describe('the built command line', () => {
  it('prints slope 0.6 and intercept 2.2 of the tutorial', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['out/main/cli.js', 'fit', tutorial, '--formula', 'y ~ x', '--json', '-'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(0)
    const [intercept, slope] = (JSON.parse(stdout) as FitJson).coefficients
    expect(intercept.estimate).toBeCloseTo(2.2, 14)
    expect(slope.estimate).toBeCloseTo(0.6, 14)
  })

  it.runIf(process.platform !== 'win32')('ends without a word when its reader has seen enough', () => {
    const path = join(folder, 'long.csv')
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${Math.sin(i)}`)
    writeFileSync(path, `x,y\n${rows.join('\n')}\n`)
    const command = `"${process.execPath}" out/main/cli.js diagnose "${path}" --formula 'y ~ x' | head -1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toBe('')
  })
})

describe('fit', () => {
  it('leaves out excluded rows, rows that fail the condition and rows with missing values, and counts them', async () => {
    const path = join(folder, 'rows.csv')
    writeFileSync(path, 'x,y\n1,2\n2,4\n3,\n4,4\n5,5\n6,9\n7,7\n')
    const fit = await json('fit', path, '--formula', 'y ~ x', '--exclude', '6', '--where', 'x < 7')
    expect(fit).toMatchObject({ nUsed: 4, nMissing: 1, nExcluded: 2 })
  })

  it('writes the infinities as strings and NaN as null', async () => {
    const path = join(folder, 'perfect.csv')
    writeFileSync(path, 'x,y\n1,2\n2,4\n')
    const fit = await json('fit', path, '--formula', 'y ~ x')
    expect(fit.sigma).toBeNull()
    expect(fit.coefficients[1].stdError).toBeNull()
  })

  it('writes JSON and a report to files', async () => {
    const target = join(folder, 'fit.json')
    for (const extension of ['html', 'md', 'tex']) {
      const report = join(folder, `report.${extension}`)
      const done = await run('fit', tutorial, '--formula', 'y ~ x', '--json', target, '--report', report)
      expect(done.code).toBe(0)
      expect(readFileSync(report, 'utf8')).toContain('regression report')
    }
    for (const extension of ['docx', 'xlsx', 'json']) {
      const report = join(folder, `report.${extension}`)
      expect((await run('fit', tutorial, '--formula', 'y ~ x', '--report', report)).code).toBe(0)
      expect(readFileSync(report, 'latin1')).toMatch(extension === 'json' ? /^\{/ : /^PK/)
    }
    expect((JSON.parse(readFileSync(target, 'utf8')) as FitJson).schema).toBe('leastwise/fit@1')
  })
})

describe('descend', () => {
  it('equals the plain recurrence over the data, features as they are and the sum of squares', async () => {
    const x = [1, 2, 3, 4, 5]
    const y = [2, 4, 5, 4, 5]
    let [a, b] = [0, 0]
    const losses: number[] = []
    for (let step = 0; step < 50; step++) {
      const residual = x.map((value, i) => y[i] - a - b * value)
      a += 0.005 * 2 * residual.reduce((sum, e) => sum + e, 0)
      b += 0.005 * 2 * residual.reduce((sum, e, i) => sum + e * x[i], 0)
      losses.push(x.reduce((sum, value, i) => sum + (y[i] - a - b * value) ** 2, 0))
    }
    const settings = ['--scale', 'none', '--loss', 'sum', '--learning-rate', '0.005', '--iterations', '50']
    const fit = await json('descend', tutorial, '--formula', 'y ~ x', ...settings, '--tolerance', '0')
    expect(fit.coefficients[0].estimate).toBeCloseTo(a, 11)
    expect(fit.coefficients[1].estimate).toBeCloseTo(b, 11)
    expect(fit.descent.iteration).toEqual(losses.map((_, step) => step + 1))
    fit.descent.loss.forEach((loss, step) => expect(loss).toBeCloseTo(losses[step], 10))
    expect(fit.descent.initialLoss).toBe(86)
  })

  it('knows the largest stable rate: 2/λmax of 2XᵀX/n by the quadratic formula', async () => {
    const fit = await json('descend', tutorial, '--formula', 'y ~ x', '--scale', 'none', '--iterations', '1')
    const trace = 2 + 22
    const determinant = 2 * 22 - 6 * 6
    const largest = (trace + Math.sqrt(trace * trace - 4 * determinant)) / 2
    expect(fit.descent.stableLimit).toBeCloseTo(2 / largest, 14)
    expect(fit.descent.bestRate).toBeCloseTo(2 / trace, 14)
  })

  it('converges to the closed form, and says when it diverges', async () => {
    const good = await json(
      'descend',
      tutorial,
      '--formula',
      'y ~ x',
      '--learning-rate',
      '0.4',
      '--tolerance',
      '0',
    )
    expect(good.descent.distanceToClosedForm).toBeLessThan(1e-12)
    expect(good.descent.closedForm[1]).toBeCloseTo(0.6, 13)
    const bad = await run('descend', tutorial, '--formula', 'y ~ x', '--learning-rate', '1.5', '--json', '-')
    expect(bad.code).toBe(0)
    expect((JSON.parse(bad.out) as FitJson).descent.stopped).toBe('diverged')
    expect(bad.error).toMatch(/^leastwise: warning: descent-diverged: .*1\.5 times/)
  })

  it('draws the same batches of rows for the same seed, bit for bit, and others for another', async () => {
    const sgd = ['--optimizer', 'sgd', '--batch-size', '2', '--learning-rate', '0.05', '--iterations', '40']
    const withSeed = (seed: string): Promise<FitJson> =>
      json('descend', tutorial, '--formula', 'y ~ x', ...sgd, '--seed', seed)
    const first = await withSeed('7')
    expect((await withSeed('7')).descent.loss).toEqual(first.descent.loss)
    expect((await withSeed('8')).descent.loss).not.toEqual(first.descent.loss)
    const refused = await run(
      'descend',
      tutorial,
      '--formula',
      'y ~ x',
      '--optimizer',
      'sgd',
      '--batch-size',
      '0',
    )
    expect(refused.error).toMatch(/^leastwise: option-invalid: .*batch-size/)
  })

  it('says at which step the loss overflowed, and which rule ended a run', async () => {
    const fast = await json('descend', tutorial, '--formula', 'y ~ x', '--learning-rate', '1e30')
    expect(fast.descent).toMatchObject({ stopped: 'diverged', reason: 'overflow', overflowAt: 5 })
    const slow = await json(
      'descend',
      tutorial,
      '--formula',
      'y ~ x',
      '--learning-rate',
      '1e-30',
      '--tolerance',
      '0',
    )
    expect(slow.descent).toMatchObject({ stopped: 'iterations', reason: 'iterations', overflowAt: null })
    const near = ['--learning-rate', '0.3', '--gradient-tolerance', '0.001']
    const close = await json('descend', tutorial, '--formula', 'y ~ x', ...near)
    expect(close.descent).toMatchObject({ stopped: 'converged', reason: 'gradient-norm' })
  })

  it('leaps over a billion iterations, and runs none when asked for none', async () => {
    const far = ['--learning-rate', '1e-9', '--iterations', '1e9', '--tolerance', '0']
    const leapt = await json('descend', tutorial, '--formula', 'y ~ x', ...far)
    expect(leapt.descent.iterations).toBe(1_000_000_000)
    expect(leapt.descent.loss.length).toBeLessThanOrEqual(2000)
    const none = await json('descend', tutorial, '--formula', 'y ~ x', '--iterations', '0')
    expect(none.coefficients.map(({ estimate }) => estimate)).toEqual([0, 0])
  })

  it('names the flat valley of nearly collinear features', async () => {
    const path = join(folder, 'nearly.csv')
    const rows = Array.from({ length: 12 }, (_, i) => `${i},${i + (i % 2) * 1e-5},${(i * 7) % 5}`)
    writeFileSync(path, ['x,z,y', ...rows].join('\n'))
    const raw = await run('descend', path, '--formula', 'y ~ x + z', '--scale', 'none')
    expect(raw.error).toMatch(/descent-flat: The loss is a flat valley along [xz] . [xz]: .* standardise/)
    const standardized = await run('descend', path, '--formula', 'y ~ x + z')
    expect(standardized.error).toMatch(/descent-flat-standardized: .*flat valley along [xz] . [xz], /)
    expect(standardized.error).not.toContain('standardise the')
  })

  it.each([
    ['--learning-rate', '0', 'learning-rate-invalid'],
    ['--learning-rate', '-1', 'learning-rate-invalid'],
    ['--learning-rate', 'fast', 'learning-rate-invalid'],
    ['--iterations', '1.5', 'iterations-invalid'],
    ['--iterations', '1e10', 'iterations-invalid'],
    ['--start', 'z=1', 'start-unknown'],
    ['--start', '1.5', 'option-invalid'],
    ['--start', 'x=1,2', 'option-invalid'],
    ['--optimizer', 'magic', 'option-invalid'],
    ['--schedule', 'later', 'option-invalid'],
    ['--l2', '-1', 'option-invalid'],
    ['--gradient-tolerance', 'small', 'option-invalid'],
    ['--learning-rate', 'NaN', 'learning-rate-invalid'],
    ['--learning-rate', 'Infinity', 'learning-rate-invalid'],
  ])('refuses %s %s', async (option, value, code) => {
    const done = await run('descend', tutorial, '--formula', 'y ~ x', option, value)
    expect(done.code).toBe(2)
    expect(done.error).toMatch(new RegExp(`^leastwise: ${code}: .+\\n$`))
    if (code === 'option-invalid') expect(done.error).toContain(`option ${option} `)
    expect(done.out).toBe('')
  })
})

describe('diagnose', () => {
  it('keeps the file’s row numbers when rows are excluded', async () => {
    const done = await run('diagnose', tutorial, '--formula', 'y ~ x', '--exclude', '2', '--json', '-')
    const { rows } = JSON.parse(done.out) as { rows: readonly { readonly row: number }[] }
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4, 5])
  })
})

describe('inspect', () => {
  it('says what the file is', async () => {
    const done = await run('inspect', tutorial, '--json', '-')
    expect(JSON.parse(done.out)).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      decimal: '.',
      header: true,
      rowCount: 5,
      columns: [
        { name: 'x', type: 'integer', missing: 0, unparsed: 0 },
        { name: 'y', type: 'integer', missing: 0, unparsed: 0 },
      ],
      problems: [],
    })
  })

  it('shows the beginning of long names and cells among the first rows, and all of a name in the list', async () => {
    const [name, cell] = ['n'.repeat(200), '😀'.repeat(31)]
    const path = join(folder, 'long.csv')
    writeFileSync(path, `${name},g\n1,${cell}\n2,${'y'.repeat(30)}\n`)
    const { out } = await run('inspect', path)
    const [columns, rows] = out.split('first rows\n')
    expect(columns).toContain(name)
    expect(rows.trimEnd().split('\n')).toEqual([
      `${'n'.repeat(29)}…  ${' '.repeat(29)}g`,
      `${'1'.padEnd(30)}  ${'😀'.repeat(29)}…`,
      `${'2'.padEnd(30)}  ${'y'.repeat(30)}`,
    ])
  })

  it('keeps names of digits as they stand, and says what it guessed', async () => {
    const path = join(folder, 'names.csv')
    writeFileSync(path, 'zip,id,price,day\n00701,12345678901234567,"1,234",03/04/2024\n')
    const told = (await run('inspect', path, '--json', '-')).out
    expect(JSON.parse(told)).toMatchObject({
      head: [['00701', '12345678901234567', 1234, '03/04/2024']],
      columns: [{ type: 'text' }, { type: 'text' }, { type: 'integer' }, { type: 'text' }],
      doubts: [
        { code: 'integers-text', column: 'id', example: '12345678901234567' },
        { code: 'thousands-assumed', column: 'price', example: '1,234' },
        { code: 'date-order-unknown', column: 'day', example: '03/04/2024' },
      ],
    })
    expect((await run('inspect', path)).out).toContain('“1,234” was taken for a thousands mark')
  })

  it('reads as the flags say', async () => {
    const path = join(folder, 'flags.txt')
    writeFileSync(path, "% note\nid;price;day\n'1;a';1,234;03/04/2024\n2;2,5;05/06/2024\n")
    const flags = ['--quote', "'", '--comment', '%', '--date-order', 'dmy', '--types', 'id=text,price=number']
    expect(JSON.parse((await run('inspect', path, ...flags, '--json', '-')).out)).toMatchObject({
      head: [
        ['1;a', 1.234, '2024-04-03'],
        ['2', 2.5, '2024-06-05'],
      ],
      quote: "'",
      comment: '%',
      dateOrder: 'dmy',
    })
  })
})

describe('an aliased term', () => {
  it('is named in fit and descent alike, and keeps its place', async () => {
    const path = join(folder, 'aliased.csv')
    writeFileSync(path, 'x,c,z,y\n1,7,1,2\n2,7,4,4\n3,7,9,5\n4,7,16,4\n5,7,25,5\n6,7,36,7\n')
    const settings = ['--learning-rate', '0.5', '--iterations', '20000', '--tolerance', '0']
    const fit = await json('fit', path, '--formula', 'y ~ x + c + z')
    const descent = await json('descend', path, '--formula', 'y ~ x + c + z', ...settings)
    expect(descent.coefficients.map(({ term }) => term)).toEqual(['(Intercept)', 'x', 'c', 'z'])
    expect(descent.coefficients[2].estimate).toBeNull()
    expect(descent.descent.closedForm[2]).toBeNull()
    expect(descent.coefficients[3].estimate).toBeCloseTo(fit.coefficients[3].estimate, 9)
  })
})
