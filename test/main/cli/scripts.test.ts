import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-scripts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sample = (name: string): string => resolve('resources/samples', name)
const workbook = (name: string): string => resolve('test/reference/data/excel', name)

/** Semicolons, decimal commas, grouped thousands, dates, quotes of both kinds, names beyond ASCII, missing cells. */
const awkward = join(folder, 'ünlü "1".csv')
writeFileSync(
  awkward,
  `id;Preis €;Größe;Art;frei;am
1;1.234,5;12,5;a b;yes;01.02.2024
2;2.000,25;13;"c;d";no;15.03.2024
3;NA;14,5;a b;yes;03.04.2024
4;1.100;11;'x';yes;04.05.2024
5;950,75;10,25;"c;d";no;05.06.2024
6;1.800;15,5;'x';yes;06.07.2024
7;2.100,5;;a b;no;07.08.2024
8;1.999;16;"c;d";yes;08.09.2024
9;1.500;13,75;'x';no;20.10.2024
10;1.650,1;14;a b;yes;21.11.2024
11;1.720;12;"c;d";no;22.12.2024
12;1.333,3;11,5;'x';yes;23.12.2024
`,
)

/** Percentages and sums of money, as accounts have them. */
const accounts = join(folder, 'accounts.csv')
writeFileSync(
  accounts,
  `share,price,balance,cost
12%,"$1,234.50",(5.20),100 kr
7.5 %,"$987.00",3.10,250 kr
-9%,"-$1,050.25",(1.00),90 kr
30%,"$2,000.00",4.75-,120 kr
28.5%,"USD 3,271.75",(3.10),300 kr
NA,$12,8,75 kr
`,
)

const steps = (name: string, content: unknown): string => {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}
const manySteps = steps('many', [
  { kind: 'filter', expression: 'wt > 2 | hp > 100' },
  { kind: 'compute', name: 'ratio', expression: 'ifelse(am == 1, hp / wt, log(hp))' },
  {
    kind: 'recode',
    column: 'gear',
    name: 'g',
    pairs: [
      { from: 3, to: 'three' },
      { from: 4, to: 'four' },
    ],
  },
  { kind: 'outlier-rule', column: 'hp', rule: 'iqr', factor: 1.5, action: 'missing' },
  { kind: 'fill-missing', column: 'hp', with: 'median' },
  { kind: 'outlier-rule', column: 'qsec', rule: 'mad', factor: 2.5, action: 'drop' },
  { kind: 'split', name: 'part', share: 0.7, seed: 7 },
  { kind: 'filter', expression: 'part == "train"' },
  { kind: 'drop-missing', columns: [] },
])
const readMoney = steps('money', [
  { kind: 'parse', column: 'share', to: 'number', unit: 'percent' },
  { kind: 'parse', column: 'price', to: 'number', thousands: ',', unit: 'currency' },
  { kind: 'parse', column: 'balance', to: 'number', unit: 'currency' },
])
const grouped = steps('grouped', [
  {
    kind: 'summarise',
    by: ['cyl', 'gear'],
    figures: [
      { figure: 'mean', column: 'mpg', name: 'm' },
      { figure: 'sd', column: 'wt', name: 's' },
      { figure: 'count', name: 'n' },
      { figure: 'median', column: 'hp', name: 'h' },
    ],
  },
])

const cases: readonly (readonly string[])[] = [
  [sample('mtcars.csv'), '--formula', 'mpg ~ wt + factor(cyl)'],
  [sample('mtcars.csv'), '--formula', 'mpg ~ poly(wt, 2) + log(hp)', '--weights', 'qsec'],
  [
    sample('mtcars.csv'),
    '--formula',
    'mpg ~ wt*am',
    '--exclude',
    '3,17-19',
    '--where',
    'gear >= 3 AND wt < 5',
  ],
  [sample('mtcars.csv'), '--formula', 'mpg ~ factor(gear, ref = 4) + wt', '--se', 'HC3'],
  [sample('mtcars.csv'), '--formula', 'log(mpg) ~ (wt + hp + qsec)^2 - wt:hp', '--se', 'newey-west'],
  [sample('mtcars.csv'), '--formula', 'mpg ~ . - model'],
  ...['huber', 'bisquare', 'hampel', 'lad', 'ridge', 'nnls'].map((method) => [
    sample('mtcars.csv'),
    ...['--formula', 'mpg ~ wt + hp', '--method', method],
  ]),
  [sample('mtcars.csv'), '--formula', 'mpg ~ ratio + g + hp', '--steps', manySteps],
  [sample('mtcars.csv'), '--formula', 'm ~ n + h + cyl', '--steps', grouped],
  [awkward, '--formula', '`Preis €` ~ `Größe` + Art + frei'],
  [awkward, '--formula', '`Preis €` ~ `Größe` + am', '--where', '"Größe" BETWEEN 10.5 AND 16'],
  [awkward, '--formula', '`Preis €` ~ `Größe`', '--where', `"Art" IN ('a b', 'c;d')`],
  [awkward, '--formula', '`Preis €` ~ month(am)', '--where', `CAST("am" AS DATE) >= DATE '2024-03-01'`],
  [accounts, '--formula', 'price ~ share + balance', '--types', 'share=number,price=number,balance=number'],
  [accounts, '--formula', 'price ~ share + balance', '--steps', readMoney],
  [accounts, '--formula', 'price ~ cost', '--types', 'cost=number,price=number'],
  [
    workbook('rxl__datasets.xlsx'),
    '--sheet',
    'quakes',
    '--range',
    'B1:D101',
    '--formula',
    'mag ~ depth + long',
  ],
  [workbook('rxl__deaths.xlsx'), '--formula', 'Age ~ `Has kids` + Profession + `Date of birth`'],
]

interface Interpreter {
  readonly name: string
  readonly extension: 'R' | 'py'
  readonly command: string
  /** Loads every package that the scripts use. */
  readonly probe: readonly string[]
}

const interpreters: readonly Interpreter[] = [
  {
    name: 'R',
    extension: 'R',
    command: 'Rscript',
    probe: ['-e', 'for (name in c("MASS", "sandwich", "quantreg", "nnls", "readxl")) loadNamespace(name)'],
  },
  {
    name: 'Python',
    extension: 'py',
    command: '/usr/bin/python3',
    probe: ['-c', 'import numpy, pandas, patsy, scipy, statsmodels, openpyxl'],
  },
]

/** The estimates as a script prints them: a name, blanks or a tabulator, a number. */
function printedEstimates(output: string): number[] {
  const lines = output.split('\n')
  const start = lines.findIndex((line) => line.trim() === 'estimate') + 1
  const end = lines.findIndex((line, index) => index >= start && !/\s\S*\d$|\sNA$/.test(line))
  return lines.slice(start, end < 0 ? undefined : end).flatMap((line) => {
    const value = Number(/\s(\S+)$/.exec(line)?.[1])
    return Number.isNaN(value) ? [] : [value]
  })
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

describe.each(interpreters)('an analysis written for $name', ({ name, extension, command, probe }) => {
  const isThere = spawnSync(command, probe).status === 0
  if (!isThere)
    console.warn(`${name} or one of its packages is not here: its scripts are written and not run.`)

  it.each(cases)('comes to the same coefficients: %s %s %s %s %s %s', async (...args) => {
    const script = join(folder, `analysis.${extension}`)
    const result = join(folder, 'fit.json')
    const done = await run('fit', ...args, '--report', script, '--json', result)
    expect(done.code, done.error).toBe(0)
    if (!isThere) return expect(readFileSync(script, 'utf8')).toContain('estimates')
    const ran = spawnSync(command, [script], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    expect(ran.status, ran.stderr).toBe(0)
    const { coefficients } = JSON.parse(readFileSync(result, 'utf8')) as {
      coefficients: { estimate: number | null }[]
    }
    const expected = ascending(coefficients.flatMap(({ estimate }) => (estimate === null ? [] : [estimate])))
    const printed = ascending(printedEstimates(ran.stdout))
    expect(printed).toHaveLength(expected.length)
    printed.forEach((estimate, index) => {
      expect(Math.abs(estimate - expected[index])).toBeLessThanOrEqual(1e-9 * Math.abs(expected[index]))
    })
  })

  it('stops, and says why, where there is no equal of the method', async () => {
    const script = join(folder, `lasso.${extension}`)
    const args = ['--formula', 'mpg ~ wt + hp', '--method', 'lasso', '--report', script]
    expect((await run('fit', sample('mtcars.csv'), ...args)).code).toBe(0)
    expect(readFileSync(script, 'utf8')).toContain('# No package gives Lasso by the same definition.')
    if (isThere) expect(spawnSync(command, [script]).status).not.toBe(0)
  })
})
