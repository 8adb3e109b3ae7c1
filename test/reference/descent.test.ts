import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../main/cli/commandLine'

interface ReferenceRun {
  readonly options: Readonly<Record<string, string | number>>
  readonly coefficients: readonly number[]
  readonly loss: readonly number[]
  readonly closedForm: readonly number[]
  readonly hessianEigenvalues: { readonly min: number; readonly max: number }
  readonly stableLimit: number
}

interface DescendJson {
  readonly coefficients: readonly { readonly estimate: number }[]
  readonly descent: Omit<ReferenceRun, 'options' | 'coefficients'>
}

// Made by test/reference/scripts/descent.py: the recurrences over the rows in numpy, the eigenvalues by LAPACK.
const references = JSON.parse(
  readFileSync('test/reference/data/descent/mtcars.json', 'utf8'),
) as readonly ReferenceRun[]

const near = (value: number, expected: number, tolerance: number): void =>
  expect(Math.abs(value - expected)).toBeLessThan(tolerance * (1 + Math.abs(expected)))

describe('descent against the recurrence over the rows in numpy', () => {
  it.each(references.map((reference) => [JSON.stringify(reference.options), reference] as const))(
    '%s',
    async (_, reference) => {
      const options = Object.entries(reference.options).flatMap(([name, value]) => [
        `--${name}`,
        String(value),
      ])
      const model = ['--formula', 'mpg ~ wt + hp', '--tolerance', '0', '--json', '-']
      const done = await run('descend', 'resources/samples/mtcars.csv', ...model, ...options)
      expect(done.code).toBe(0)
      const { coefficients, descent } = JSON.parse(done.out) as DescendJson
      coefficients.forEach(({ estimate }, j) => near(estimate, reference.coefficients[j], 1e-9))
      expect(descent.loss).toHaveLength(reference.loss.length)
      descent.loss.forEach((loss, k) => near(loss, reference.loss[k], 1e-9))
      descent.closedForm.forEach((value, j) => near(value, reference.closedForm[j], 1e-9))
      expect(descent.hessianEigenvalues.max / reference.hessianEigenvalues.max).toBeCloseTo(1, 9)
      expect(descent.hessianEigenvalues.min / reference.hessianEigenvalues.min).toBeCloseTo(1, 8)
      if (reference.options.optimizer === 'batch') near(descent.stableLimit, reference.stableLimit, 1e-9)
    },
  )
})
