import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from './commandLine'

const folder = mkdtempSync(join(tmpdir(), 'leastwise-fine-tuning-'))
const city = 'resources/samples/flats-city.csv'
const town = 'resources/samples/flats-town.csv'
const model = ['--formula', 'rent ~ area + age + distance']
const pretrained = join(folder, 'city.json')

interface Tuned {
  readonly coefficients: readonly { readonly term: string; readonly estimate: number }[]
  readonly fineTuning: {
    readonly trainingRows: number
    readonly heldOutRows: number
    readonly fineTuned: {
      readonly heldOutError: readonly number[]
      readonly pretrainingError: readonly number[]
    }
    readonly scratch: { readonly heldOutError: readonly number[] }
    readonly byRows: readonly { readonly rows: number }[]
    readonly pretrainedAsItIs: { readonly heldOutError: number; readonly pretrainingError: number }
  }
}

async function tune(...options: string[]): Promise<Tuned> {
  const done = await run('descend', town, ...model, '--from', pretrained, ...options, '--json', '-')
  expect(done.error).not.toMatch(/^leastwise: [a-z-]+-(invalid|missing)/)
  return JSON.parse(done.out) as Tuned
}

beforeAll(async () => {
  const done = await run('descend', city, ...model, '--learning-rate', '0.4', '--json', pretrained)
  expect(done.code).toBe(0)
})

describe('descend --from', () => {
  it('is told in the report: where it started, the errors, what was forgotten', async () => {
    const report = join(folder, 'report.md')
    const options = ['--from', pretrained, '--freeze', 'age', '--strength', '0.5', '--iterations', '20']
    const done = await run('descend', town, ...model, ...options, '--report', report)
    expect(done.code).toBe(0)
    const told = readFileSync(report, 'utf8')
    expect(told).toContain('## Pre-training and fine-tuning')
    expect(told).toMatch(/frozen coefficients: .*age/)
    expect(told).toMatch(/pull towards pre-trained, λ: 0.5/)
    expect(told).toMatch(/\| fine-tuned \| [\d.]+ \| +[\d.]+ \| +[\d.]+ \|/)
    expect(told).toMatch(/Forgotten: on flats-city\.csv the error was [\d.]+; .* times as large/)
    expect(told).toContain('by the number of training rows')
  })

  it('beats training from scratch in a few iterations, and says what was forgotten', async () => {
    const { fineTuning } = await tune('--learning-rate', '0.05', '--iterations', '20')
    const { fineTuned, scratch, pretrainedAsItIs } = fineTuning
    expect([fineTuning.trainingRows, fineTuning.heldOutRows]).toEqual([25, 11])
    expect(fineTuned.heldOutError.at(-1)).toBeLessThan(Number(scratch.heldOutError.at(-1)))
    expect(fineTuned.heldOutError.at(-1)).toBeLessThan(pretrainedAsItIs.heldOutError)
    expect(fineTuned.pretrainingError.at(-1)).toBeGreaterThan(pretrainedAsItIs.pretrainingError)
    // The noise of the city's rents has the standard deviation 60.
    expect(pretrainedAsItIs.pretrainingError).toBeGreaterThan(50)
    expect(pretrainedAsItIs.pretrainingError).toBeLessThan(70)
    expect(fineTuning.byRows.at(-1)?.rows).toBe(25)
  })

  it('takes batches of the training rows: one batch of all of them is batch descent', async () => {
    const options = ['--learning-rate', '0.05', '--iterations', '20', '--tolerance', '0']
    const batch = await tune(...options)
    const whole = await tune(...options, '--optimizer', 'sgd', '--batch-size', '1000')
    const error = ({ fineTuning }: Tuned): number => fineTuning.fineTuned.heldOutError.at(-1) ?? NaN
    expect(error(whole)).toBeCloseTo(error(batch), 8)
    expect(whole.fineTuning.scratch.heldOutError.at(-1)).toBeCloseTo(
      batch.fineTuning.scratch.heldOutError.at(-1) ?? NaN,
      8,
    )
    const parts = ['--optimizer', 'sgd', '--batch-size', '4'] as const
    const [first, again, other] = await Promise.all(
      ['3', '3', '4'].map((seed) => tune(...options, ...parts, '--seed', seed)),
    )
    expect(error(again)).toBe(error(first))
    expect(error(other)).not.toBe(error(first))
  })

  it('keeps frozen coefficients as they were, to the last digits', async () => {
    const before = JSON.parse(
      (await run('descend', city, ...model, '--learning-rate', '0.4', '--json', '-')).out,
    ) as Tuned
    const after = await tune('--learning-rate', '0.1', '--freeze', 'age, distance')
    const of = ({ coefficients }: Tuned, term: string): number =>
      coefficients.find((one) => one.term === term)?.estimate ?? NaN
    expect(of(after, 'age')).toBeCloseTo(of(before, 'age'), 11)
    expect(of(after, 'distance')).toBeCloseTo(of(before, 'distance'), 11)
    expect(of(after, 'area')).not.toBeCloseTo(of(before, 'area'), 1)
  })

  it('takes the JSON of a fit too, and prints the comparison', async () => {
    const fit = join(folder, 'fit.json')
    await run('fit', city, ...model, '--json', fit)
    const done = await run(
      'descend',
      town,
      ...model,
      '--from',
      fit,
      '--learning-rate',
      '0.1',
      '--strength',
      '0.5',
    )
    expect(done.code).toBe(0)
    expect(done.out).toMatch(/fine-tuned from fit\.json \(240 rows\); 25 training rows, 11 held out/)
    expect(done.out).toMatch(/error on held-out rows/)
  })

  it('says clearly what is wrong', async () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{"schema": "other"}')
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['--from', join(folder, 'none.json')], /file-not-found/],
      [['--from', broken], /pretrained-invalid: .*broken\.json/],
      [['--from', pretrained, '--freeze', 'garden'], /option-invalid: .*garden/],
      [['--from', pretrained, '--strength', '-1'], /option-invalid/],
      [['--from', pretrained, '--hold-out', '1'], /option-invalid: .*hold-out/],
      [['--freeze', 'age'], /option-invalid: .*--from/],
    ]
    for (const [options, message] of cases) {
      const done = await run('descend', town, ...model, ...options)
      expect(done.error).toMatch(message)
      expect(done.code).toBeGreaterThan(1)
      expect(done.out).toBe('')
    }
    const missing = await run('descend', town, '--formula', 'rent ~ area + I(age^2)', '--from', pretrained)
    expect(missing.error).toMatch(/pretrained-term-missing: .* no coefficient for I\(age\^2\)/)
  })
})
