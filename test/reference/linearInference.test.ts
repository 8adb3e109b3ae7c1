import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breuschGodfrey } from '@shared/diagnostics/breuschGodfrey'
import { conditionIndices } from '@shared/diagnostics/conditionIndices'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetas } from '@shared/diagnostics/dfbetas'
import { modelTests } from '@shared/diagnostics/modelTests'
import { outlierTest } from '@shared/diagnostics/outlierTest'
import { varianceInflation } from '@shared/diagnostics/varianceInflation'
import type { TestResult } from '@shared/estimators/fitResult'
import { infer } from '@shared/estimators/inference'
import type { AnovaType } from '@shared/estimators/linearInference'
import { anova } from '@shared/inference/anova'
import { bootstrap } from '@shared/inference/bootstrap'
import { standardizedCoefficients } from '@shared/inference/effectSizes'
import { goodnessExtras } from '@shared/inference/goodnessExtras'
import type { RobustChoice } from '@shared/inference/robustCovariance'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { withCovariance } from '@shared/inference/withCovariance'
import { referenceModel } from '../shared/diagnostics/referenceModel'
import { asFitResult } from '../shared/inference/asFitResult'
import { correctDigits } from './correctDigits'

/** Figures of R 4.2.2, car, lmtest, sandwich, MASS and boot by scripts/linearInference.R; numbers are texts of 17 digits. */
const folder = 'test/reference/data/linearInference'

type Figure = string | null

interface Table {
  readonly terms: string[]
  readonly df: number[]
  readonly ss: Figure[]
  readonly f: Figure[]
  readonly logP: Figure[]
}

interface Test {
  readonly statistic: string
  readonly df?: number | number[]
  readonly p?: string
  readonly logP?: string
}

interface Reference {
  readonly dataset: string
  readonly formula: string
  readonly weights: string[] | null
  readonly cluster: string | null
  readonly anova: Record<'I' | 'II', Table> & { readonly III: Table | null }
  readonly logP: Figure[]
  readonly goodness: Record<
    'aicc' | 'press' | 'predictedRSquared' | 'rootMeanSquareError' | 'meanAbsoluteError',
    string
  >
  readonly standardized: Figure[]
  readonly condition: { readonly index: string[]; readonly proportions: string[][] }
  readonly vif: {
    readonly terms: string[]
    readonly gvif: string[]
    readonly df: number[]
    readonly scaled: string[]
  } | null
  readonly outlier: {
    readonly row: number
    readonly studentized: string
    readonly logP: string
    readonly tested: number
  }
  readonly studres: Figure[]
  readonly covratio: Figure[]
  readonly dfbetas: Figure[][]
  /** Null where the regression that the test needs leaves no degree of freedom. */
  readonly tests: Record<string, Test | null>
  readonly robust: Record<string, { readonly se: string[]; readonly logP?: string[] }>
}

const names = readdirSync(folder)
  .filter((file) => file !== 'bootstrap.json')
  .map((file) => file.replace('.json', ''))
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))

/** Collects figures with their correct digits, and names those that fall short. */
class Digits {
  private readonly short: string[] = []

  /** `scale` is what a figure near zero is small beside. */
  compare(name: string, values: ArrayLike<number>, reference: readonly Figure[], scale = 0): void {
    expect(values.length, name).toBe(reference.length)
    reference.forEach((expected, i) => {
      const value = values[i]
      if (expected === null || expected === 'NaN') {
        if (!Number.isNaN(value)) this.short.push(`${name}[${i}]: ${value}, not NaN`)
        return
      }
      const target = Number(expected.replace('Inf', 'Infinity'))
      if (Math.abs(value - target) <= 1e-13 * scale) return
      const digits = correctDigits(value, target)
      if (digits < 10) this.short.push(`${name}[${i}]: ${value} for ${expected}, ${digits.toFixed(1)} digits`)
    })
  }

  /** ln p of a p-value: p itself to 10 digits, however small. */
  compareLog(name: string, values: readonly number[], reference: readonly Figure[]): void {
    expect(values.length, name).toBe(reference.length)
    reference.forEach((expected, i) => {
      const error = Math.abs(Math.log(values[i]) - Number(expected))
      // R itself has ln p to its last bit, no more.
      if (!(error <= 1e-10 + 4e-16 * Math.abs(Number(expected)))) {
        this.short.push(`${name}[${i}]: ln p ${Math.log(values[i])} for ${expected}`)
      }
    })
  }

  conclude(): void {
    expect(this.short, 'figures with fewer than 10 correct digits').toEqual([])
  }
}

describe.each(names.map((name) => [name, read(name) as Reference] as const))('%s', (_, reference) => {
  const model = referenceModel({ ...reference, weights: reference.weights?.map(Number) })
  const { design, leastSquares, rows } = model
  const result = infer(design, leastSquares, 0.95)
  const estimable = result.coefficients.filter(({ aliased }) => !aliased)

  it.each(['I', 'II', 'III'] as const)('has the analysis of variance of type %s', (type) => {
    const digits = new Digits()
    compareAnova(digits, type, reference.anova[type])
    digits.conclude()
  })

  /** Beside an aliased column car tests what is aliased with it as if it were 0; here the column is left out. */
  function compareAnova(digits: Digits, type: AnovaType, expected: Table | null): void {
    if (expected === null) return
    const table = anova(design, leastSquares, type)
    const found = table.rows.filter(({ term }) => expected.terms.includes(term))
    expect(found.map(({ term }) => term)).toEqual(expected.terms)
    expect(found.map(({ df }) => df)).toEqual(expected.df)
    digits.compare(
      'ss',
      found.map(({ sumOfSquares }) => sumOfSquares),
      expected.ss,
    )
    digits.compare(
      'f',
      found.map(({ f }) => f),
      expected.f,
    )
    digits.compareLog(
      'p',
      found.map(({ pValue }) => pValue),
      expected.logP,
    )
  }

  it('has the p-values of t far in the tails', () => {
    const digits = new Digits()
    digits.compareLog(
      'p',
      estimable.map(({ pValue }) => pValue),
      reference.logP,
    )
    digits.conclude()
  })

  it('has the figures of goodness and effect', () => {
    const digits = new Digits()
    const extras = goodnessExtras(model, result)
    for (const [figure, expected] of Object.entries(reference.goodness)) {
      // Where a leverage is 1 PRESS is 0/0: R, whose leverage is 1 but for rounding, has a large number or Infinity.
      const hasLeverageOne = rows.leverage.some((leverage) => leverage === 1)
      const wanted = hasLeverageOne && /press|predicted/.test(figure) ? null : expected
      digits.compare(figure, [extras[figure as keyof typeof extras]], [wanted])
    }
    const standardized = standardizedCoefficients(design, leastSquares)
    digits.compare(
      'standardized',
      Array.from(leastSquares.columns, (k) => standardized[k]),
      reference.standardized,
    )
    digits.conclude()
  })

  it('has the condition indices and the shares of variance of svd()', () => {
    const digits = new Digits()
    const found = conditionIndices(leastSquares)
    const { index, proportions } = reference.condition
    digits.compare(
      'index',
      found.map((one) => one.index),
      index,
    )
    found.forEach((one, k) => {
      const near = [k - 1, k + 1].some(
        (other) => Math.abs(Number(index[other]) / Number(index[k]) - 1) < 1e-6,
      )
      // Indices that coincide share a space, in which any vectors will do.
      if (!near) digits.compare(`proportions ${k}`, one.proportions, proportions[k], 1e2)
    })
    digits.conclude()
  })

  it('has car’s variance inflation factors', () => {
    // car's vif of a model without an intercept is of other columns; with aliased ones it refuses.
    if (reference.vif === null || !design.hasIntercept) return
    const digits = new Digits()
    const found = varianceInflation(design, leastSquares)
    expect(found.map(({ term }) => term)).toEqual(reference.vif.terms)
    expect(found.map(({ df = 1 }) => df)).toEqual(reference.vif.df)
    digits.compare(
      'gvif',
      found.map(({ value }) => value),
      reference.vif.gvif,
    )
    digits.compare(
      'scaled',
      found.map(({ scaled }) => scaled),
      reference.vif.scaled,
    )
    digits.conclude()
  })

  it('has the figures of the rows, and the test of the most outlying one', () => {
    const digits = new Digits()
    digits.compare('studres', rows.studentized, reference.studres, 10)
    digits.compare('covratio', covarianceRatio(leastSquares, rows), reference.covratio)
    const changes = dfbetas(model)
    reference.dfbetas.forEach((expected, i) => {
      // A row without which a coefficient cannot be estimated: R writes what its rounding leaves.
      if (rows.leverage[i] === 1) return
      const found = expected.map((_, k) => changes[k * design.rowCount + i])
      digits.compare(`dfbetas ${i + 1}`, found, expected, 1e2)
    })
    const outlier = outlierTest(rows, leastSquares.dfResidual)
    const { row, studentized, logP, tested } = reference.outlier
    expect(outlier?.row).toBe(row)
    digits.compare('outlier', [outlier?.studentized ?? NaN], [studentized])
    digits.compareLog('outlier p', [outlier?.pValue ?? NaN], [logP])
    expect(outlier?.bonferroni).toBe(Math.min(1, tested * (outlier?.pValue ?? NaN)))
    digits.conclude()
  })

  it('has the tests of lmtest, White’s and those of normality', () => {
    const digits = new Digits()
    const { tests } = modelTests(model)
    const found: Record<string, TestResult | null | undefined> = {
      bpStudentized: tests.breuschPagan,
      bpClassic: tests.breuschPaganClassic,
      bg1: tests.breuschGodfrey,
      bg3: breuschGodfrey(model, 3),
      ...tests,
    }
    for (const [test, expected] of Object.entries(reference.tests)) {
      const { statistic = NaN, pValue = NaN } = found[test] ?? {}
      if (expected === null) {
        expect(found[test]).toBeUndefined()
        continue
      }
      digits.compare(test, [statistic], [expected.statistic], test === 'white' ? 1e2 : 0)
      if (expected.logP !== undefined) digits.compareLog(`${test} p`, [pValue], [expected.logP])
      // Exact p-values of dwtest carry 1e-7 or so of Pan's numerical integration.
      if (expected.p !== undefined && test !== 'durbinWatson')
        digits.compare(`${test} p`, [pValue], [expected.p])
      if (test === 'durbinWatson') expect(pValue).toBeCloseTo(Number(expected.p), 6)
    }
    digits.conclude()
  })

  it('has sandwich’s standard errors, and p-values of them', () => {
    const digits = new Digits()
    for (const [kind, expected] of Object.entries(reference.robust)) {
      const estimate = robustCovariance(model, choiceOf(kind))
      const { coefficients } = withCovariance(asFitResult(model), leastSquares, estimate)
      digits.compare(
        kind,
        coefficients.map(({ stdError }) => stdError),
        expected.se,
      )
      if (expected.logP === undefined) continue
      digits.compareLog(
        `${kind} p`,
        coefficients.map(({ pValue }) => pValue),
        expected.logP,
      )
    }
    digits.conclude()
  })

  function choiceOf(kind: string): RobustChoice {
    if (kind === 'neweyWest2') return { kind: 'newey-west', lag: 2, adjust: 'small-sample' }
    if (kind === 'cluster') return { kind, codes: clusterCodes(reference) }
    return { kind: kind as 'HC0' }
  }
})

function clusterCodes({ dataset, cluster }: Reference): Int32Array {
  const groups = referenceModel({ dataset, formula: `${cluster ?? ''} ~ 1` })
  return Int32Array.from(groups.rows.observed)
}

describe('the bootstrap of lm(dist ~ speed, cars)', () => {
  const reference = read('bootstrap') as {
    readonly dataset: string
    readonly formula: string
    readonly replicates: number
    readonly stdError: string[]
    readonly bias: string[]
    readonly ends: { readonly percentile: string[]; readonly bca: string[] }[]
  }

  it('agrees with boot as far as the randomness of both allows', () => {
    const replicates = 20_000
    const { terms } = bootstrap(referenceModel(reference), { replicates, seed: 7, level: 0.95 })
    const share = 1 / replicates + 1 / reference.replicates
    terms.forEach((term, k) => {
      const deviation = Number(reference.stdError[k])
      // Five standard errors each: of a mean, of a standard deviation, of a quantile (density of the normal at ±1.96).
      const mean = 5 * deviation * Math.sqrt(share)
      expect(Math.abs(term.bias - Number(reference.bias[k]))).toBeLessThan(mean)
      expect(Math.abs(term.stdError - deviation)).toBeLessThan(mean / Math.SQRT2)
      const end = (5 * deviation * Math.sqrt(0.025 * 0.975 * share)) / 0.0584
      for (const kind of ['percentile', 'bca'] as const) {
        const [lower, upper] = reference.ends[k][kind].map(Number)
        expect(Math.abs(term[kind].lower - lower)).toBeLessThan(end)
        expect(Math.abs(term[kind].upper - upper)).toBeLessThan(end)
      }
    })
  })
})
