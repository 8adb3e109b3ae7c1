import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonParts } from '../../../src/main/cli/jsonText'
import { worstDigits } from '../../reference/correctDigits'
import { run } from './commandLine'

const mtcars = 'resources/samples/mtcars.csv'
const folder = mkdtempSync(join(tmpdir(), 'leastwise-cli-text-'))
const formula = 'mpg ~ factor(cyl) * wt + hp'

type Json = Readonly<Record<string, unknown>>
async function json(...argv: string[]): Promise<Json> {
  const done = await run(...argv, '--json', '-')
  expect([done.code, done.error]).toEqual([0, ''])
  return JSON.parse(done.out) as Json
}

/** Figures of R 4.2.2 by test/reference/scripts/linearInference.R. */
const reference = JSON.parse(
  readFileSync('test/reference/data/linearInference/mtcars-factors.json', 'utf8'),
) as {
  readonly anova: Record<'I' | 'II' | 'III', { readonly terms: string[]; readonly ss: string[] }>
  readonly standardized: (string | null)[]
  readonly covratio: string[]
  readonly dfbetas: string[][]
  readonly robust: Record<'cluster' | 'neweyWest2', { readonly se: string[] }>
}

describe('fit --json', () => {
  it('has the analyses of variance, effects and condition indices of R', async () => {
    const fit = await json('fit', mtcars, '--formula', formula)
    const anova = fit.anova as Record<'I' | 'II' | 'III', { rows: { term: string; sumOfSquares: number }[] }>
    for (const type of ['I', 'II', 'III'] as const) {
      expect(anova[type].rows.map(({ term }) => term)).toEqual(reference.anova[type].terms)
      const squares = anova[type].rows.map(({ sumOfSquares }) => sumOfSquares)
      expect(worstDigits(squares, reference.anova[type].ss.map(Number))).toBeGreaterThan(10)
    }
    const coefficients = fit.coefficients as { standardized: number | null }[]
    expect(coefficients[0].standardized).toBeNull()
    const standardized = coefficients.slice(1).map((one) => one.standardized ?? NaN)
    expect(worstDigits(standardized, reference.standardized.slice(1).map(Number))).toBeGreaterThan(10)
    expect(Object.keys(fit.tests as Json).sort()).toEqual([
      'breuschGodfrey',
      'breuschPagan',
      'breuschPaganClassic',
      'durbinWatson',
      'jarqueBera',
      'reset',
      'shapiroWilk',
      'white',
    ])
    expect(fit.conditionIndices).toHaveLength(7)
    expect(fit.outlierTest).toMatchObject({ row: 18 })
    expect(fit).not.toHaveProperty('bootstrap')
  })

  it('has what the bootstrap found', async () => {
    const { bootstrap } = await json(
      'fit',
      mtcars,
      '--formula',
      'mpg ~ wt',
      '--se',
      'bootstrap',
      '--seed',
      '3',
    )
    expect(bootstrap).toMatchObject({ kind: 'cases', seed: 3, replicates: 2000, discarded: 0, level: 0.95 })
    const [, slope] = (bootstrap as { terms: { term: string; bca: { lower: number; upper: number } }[] })
      .terms
    expect(slope.term).toBe('wt')
    expect(slope.bca.lower).toBeLessThan(-5.34)
    expect(slope.bca.upper).toBeGreaterThan(-5.34)
  })

  it('has the cluster-robust and Newey–West errors of sandwich', async () => {
    const errors = async (...options: string[]): Promise<number[]> => {
      const { coefficients } = await json('fit', mtcars, '--formula', formula, ...options)
      return (coefficients as { stdError: number }[]).map(({ stdError }) => stdError)
    }
    const cluster = await errors('--se', 'cluster', '--cluster', 'gear')
    expect(worstDigits(cluster, reference.robust.cluster.se.map(Number))).toBeGreaterThan(10)
    // sandwich's adjust = TRUE is a factor √(n / (n − r)); its default, the one here, has none.
    const lag = await errors('--se', 'newey-west', '--lag', '2')
    const adjusted = lag.map((value) => value * Math.sqrt(32 / 25))
    expect(worstDigits(adjusted, reference.robust.neweyWest2.se.map(Number))).toBeGreaterThan(10)
  })

  it('makes the tests that take long when it is told to', async () => {
    const columns = Array.from({ length: 12 }, (_, j) => `x${j}`)
    const wave = (i: number): string =>
      columns.map((_, j) => Math.sin((j + 3) * (i + 1) ** 2).toFixed(6)).join(',')
    const rows = Array.from({ length: 3000 }, (_, i) => `${Math.sin(i * i * 7).toFixed(6)},${wave(i)}`)
    const path = join(folder, 'wide.csv')
    writeFileSync(path, `y,${columns.join(',')}\n${rows.join('\n')}\n`)
    const quick = await json('fit', path, '--formula', 'y ~ .')
    expect(quick.testsLeftOut).toEqual(['white'])
    const text = await run('fit', path, '--formula', 'y ~ .')
    expect(text.out).toContain('White: left out')
    const all = await json('fit', path, '--formula', 'y ~ .', '--all-tests')
    expect(all).not.toHaveProperty('testsLeftOut')
    expect(all.tests).toHaveProperty('white.df', 90)
  })
})

describe('fit as text', () => {
  it('prints the analysis of variance that is asked for, type II unless told', async () => {
    expect((await run('fit', mtcars, '--formula', formula)).out).toContain('Analysis of variance, type II\n')
    const third = await run('fit', mtcars, '--formula', formula, '--anova', 'III')
    expect(third.out).toMatch(/type III\nterm .*\n\(Intercept\) /)
    const wrong = await run('fit', mtcars, '--formula', formula, '--anova', 'IV')
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.error).toMatch(/^leastwise: option-invalid: .*IV.*I, II, III/)
  })

  it('has its sections in order, and those alone that have something to say', async () => {
    const { out } = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--se', 'bootstrap')
    const headings = out.split('\n\n').map((section) => section.split('\n')[0])
    expect(headings.slice(2)).toEqual([
      'Goodness of fit',
      'Bootstrap',
      'Analysis of variance, type II',
      'Tests of the residuals',
      'Collinearity',
    ])
    const perfect = join(folder, 'perfect.csv')
    writeFileSync(perfect, 'x,y\n1,2\n2,4\n3,6\n')
    expect((await run('fit', perfect, '--formula', 'y ~ x')).out).not.toContain('Tests of the residuals')
  })
})

describe('cluster-robust standard errors', () => {
  it.each([
    [[], 'cluster-not-chosen', 4],
    [['--cluster', 'nothing'], 'column-unknown', 4],
    [['--cluster', 'one'], 'cluster-single', 4],
    [['--cluster', 'gap'], 'cluster-missing', 4],
  ] as const)('refuse %j', async (options, code, exit) => {
    const path = join(folder, 'clusters.csv')
    writeFileSync(path, 'x,y,one,gap\n1,2,a,a\n2,4,a,\n3,5,a,b\n4,4,a,b\n5,5,a,a\n')
    const done = await run('fit', path, '--formula', 'y ~ x', '--se', 'cluster', ...options)
    expect([done.code, done.out]).toEqual([exit, ''])
    expect(done.error).toMatch(new RegExp(`^leastwise: ${code}: `))
  })
})

describe('a lag', () => {
  it.each(['-1', '1.5', 'two', ''])('is refused where it is no whole number: “%s”', async (lag) => {
    const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--se', 'newey-west', '--lag', lag)
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toMatch(/^leastwise: option-invalid: .*--lag/)
  })
})

describe('diagnose', () => {
  it('has R’s covariance ratios and changes of the coefficients, and the tests in its head', async () => {
    const found = await json('diagnose', mtcars, '--formula', formula)
    const rows = found.rows as { covarianceRatio: number; dfbetas: Record<string, number> }[]
    const ratios = rows.map(({ covarianceRatio }) => covarianceRatio)
    expect(worstDigits(ratios, reference.covratio.map(Number))).toBeGreaterThan(10)
    expect(Object.keys(rows[0].dfbetas)).toContain('factor(cyl)6:wt')
    const changes = rows.map(({ dfbetas }) => Object.values(dfbetas))
    changes.forEach((own, i) => {
      own.forEach((value, k) => expect(value).toBeCloseTo(Number(reference.dfbetas[i][k]), 11))
    })
    expect(found.tests).toHaveProperty('white')
    expect(found.outlierTest).toMatchObject({ row: 18 })
    expect(found.conditionIndices).toHaveLength(7)
  })

  it('prints the changes of the coefficients where they are asked for', async () => {
    const plain = await run('diagnose', mtcars, '--formula', 'mpg ~ wt')
    expect(plain.out).not.toContain('DFBETAS')
    expect(plain.out).toContain('cov. ratio')
    expect(plain.out).toContain('largest studentized residual 2.5378 in row 18')
    const more = await run('diagnose', mtcars, '--formula', 'mpg ~ wt', '--dfbetas')
    expect(more.out).toMatch(/DFBETAS \(Intercept\) {2,}DFBETAS wt/)
  })
})

describe('diagnose into a file', () => {
  it('says on the terminal what was found of all rows, and leaves the rows to the file', async () => {
    const path = join(folder, 'rows.json')
    const both = await run('diagnose', mtcars, '--formula', 'mpg ~ wt', '--json', path)
    expect((JSON.parse(readFileSync(path, 'utf8')) as { rows: unknown[] }).rows).toHaveLength(32)
    const whole = await run('diagnose', mtcars, '--formula', 'mpg ~ wt')
    expect(both.out).not.toContain('cov. ratio')
    const [head, table, ...found] = whole.out.split('\n\n')
    expect(table.split('\n')).toHaveLength(33)
    expect(both.out).toBe([head, ...found].join('\n\n'))
  })
})

describe('JSON in parts', () => {
  const text = (value: unknown): string => [...jsonParts(value)].join('')

  it('is one text whatever makes the rows', () => {
    const rows = Array.from({ length: 5001 }, (_, row) => ({ row, value: row === 7 ? NaN : Infinity }))
    const made = (function* () {
      yield* rows
    })()
    expect(text({ schema: 's', rows: made })).toBe(text({ schema: 's', rows }))
    const parsed = JSON.parse(text({ schema: 's', rows })) as { rows: unknown[] }
    expect(parsed.rows).toHaveLength(5001)
    expect(parsed.rows[7]).toEqual({ row: 7, value: null })
    expect(parsed.rows[8]).toEqual({ row: 8, value: 'Infinity' })
  })

  it('holds no more than some of them at a time', () => {
    let made = 0
    const rows = (function* () {
      for (; made < 100_000; made++) yield { row: made }
    })()
    const parts = jsonParts({ rows })
    parts.next()
    parts.next()
    expect(made).toBeLessThan(10_000)
  })

  it('is JSON without rows, too', () => {
    expect(JSON.parse(text({ rows: [] }))).toEqual({ rows: [] })
    expect(JSON.parse(text({ schema: 's', rows: [] }))).toEqual({ schema: 's', rows: [] })
    expect(JSON.parse(text({ a: 1 }))).toEqual({ a: 1 })
  })
})
