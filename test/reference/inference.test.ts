import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { infer } from '@shared/estimators/inference'
import type { AnovaTable } from '@shared/estimators/linearInference'
import { anova } from '@shared/inference/anova'
import { goodnessExtras } from '@shared/inference/goodnessExtras'
import type { Predictions } from '@shared/inference/predict'
import { predict } from '@shared/inference/predict'
import { robustCovariance } from '@shared/inference/robustCovariance'
import type { RobustChoice } from '@shared/inference/robustCovariance'
import { outlierTest } from '@shared/diagnostics/outlierTest'
import { referenceModel } from '../shared/diagnostics/referenceModel'
import { newColumns } from '../shared/inference/newColumns'
import { worstDigits } from './correctDigits'

/** What sandwich 3.0-2, car 3.1-1 and R 4.2.2 conclude from the reference fits. */
const folder = 'test/reference/data/lm'

interface AnovaReference {
  readonly terms: string[]
  readonly df: number[]
  readonly ss: number[]
  readonly f: (number | null)[]
  readonly p: (number | null)[]
}

interface InferenceReference {
  readonly dataset: string
  readonly formula: string
  readonly hcSE: Record<'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4', number[]>
  readonly neweyWestSE_lag3_noprewhite?: number[]
  readonly anovaTypeI: AnovaReference
  readonly anovaTypeII: AnovaReference
  readonly confint99: { readonly lower: number[]; readonly upper: number[] }
  readonly press?: number
  readonly outlierTest?: {
    readonly row: string
    readonly rstudent: number
    readonly p: number
  }
  readonly predict: { readonly at: Record<string, (number | string)[]> } & Record<
    'fit' | 'confLower' | 'confUpper' | 'predLower' | 'predUpper',
    number[]
  >
}

const references = readdirSync(folder).map(
  (file) =>
    [
      file.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as InferenceReference,
    ] as const,
)

type Model = ReturnType<typeof referenceModel>

function standardErrors(model: Model, choice: RobustChoice): Float64Array {
  const { covariance } = robustCovariance(model, choice)
  const { rank } = model.leastSquares
  return Float64Array.from({ length: rank }, (_, k) => Math.sqrt(covariance[k * rank + k]))
}

function anovaDigits(table: AnovaTable, reference: AnovaReference): Record<string, number> {
  const count = table.rows.length
  expect([...table.rows.map(({ term }) => term), 'Residuals']).toEqual(reference.terms)
  const worst = (values: number[], expected: readonly (number | null)[]): number =>
    worstDigits(
      values,
      expected.slice(0, values.length).map((value) => value ?? NaN),
    )
  const { rows, residual } = table
  return {
    df: worst([...rows.map(({ df }) => df), residual.df], reference.df),
    ss: worst([...rows.map(({ sumOfSquares }) => sumOfSquares), residual.sumOfSquares], reference.ss),
    f: worst(
      rows.map(({ f }) => f),
      reference.f.slice(0, count),
    ),
    p: worst(
      rows.map(({ pValue }) => pValue),
      reference.p.slice(0, count),
    ),
  }
}

function predictionDigits(
  predictions: Predictions,
  reference: InferenceReference['predict'],
): Record<string, number> {
  return {
    fit: worstDigits(predictions.fit, reference.fit),
    confidenceLower: worstDigits(predictions.confidenceLower, reference.confLower),
    confidenceUpper: worstDigits(predictions.confidenceUpper, reference.confUpper),
    predictionLower: worstDigits(predictions.predictionLower, reference.predLower),
    predictionUpper: worstDigits(predictions.predictionUpper, reference.predUpper),
  }
}

const HC = ['HC0', 'HC1', 'HC2', 'HC3', 'HC4'] as const

/** Where sandwich has fewer digits than wanted: robust standard errors in exact arithmetic. */
const exact: Record<string, Record<string, number[]> | undefined> = {
  longley: JSON.parse(readFileSync('test/reference/data/inference/longley-exact.json', 'utf8')) as Record<
    string,
    number[]
  >,
}

describe.each(references)('inference reference %s', (name, reference) => {
  const model = referenceModel(reference)
  const { design, leastSquares, rows } = model
  const result = infer(design, leastSquares, 0.99)

  it('agrees in every figure', () => {
    const predictions = predict(
      { design, leastSquares, result: { sigma: result.sigma, level: 0.95 } },
      newColumns(reference.predict.at),
    )
    const prefixed = (prefix: string, digits: Record<string, number>): [string, number][] =>
      Object.entries(digits).map(([figure, count]) => [`${prefix} ${figure}`, count])
    const digits: [string, number][] = [
      ...HC.map((kind): [string, number] => [
        kind,
        worstDigits(standardErrors(model, { kind }), exact[name]?.[kind] ?? reference.hcSE[kind]),
      ]),
      ...prefixed('type I', anovaDigits(anova(design, leastSquares, 'I'), reference.anovaTypeI)),
      ...prefixed('type II', anovaDigits(anova(design, leastSquares, 'II'), reference.anovaTypeII)),
      ...prefixed('prediction', predictionDigits(predictions, reference.predict)),
      [
        'confint99',
        Math.min(
          worstDigits(
            result.coefficients.map(({ ciLower }) => ciLower),
            reference.confint99.lower,
          ),
          worstDigits(
            result.coefficients.map(({ ciUpper }) => ciUpper),
            reference.confint99.upper,
          ),
        ),
      ],
    ]
    if (reference.neweyWestSE_lag3_noprewhite) {
      const errors = standardErrors(model, { kind: 'newey-west', lag: 3 })
      digits.push([
        'Newey-West',
        worstDigits(errors, exact[name]?.neweyWest ?? reference.neweyWestSE_lag3_noprewhite),
      ])
    }
    if (reference.press !== undefined) {
      digits.push(['PRESS', worstDigits([goodnessExtras(model, result).press], [reference.press])])
    }
    if (reference.outlierTest) {
      const outlier = outlierTest(rows, leastSquares.dfResidual)
      const { row, rstudent, p } = reference.outlierTest
      expect(outlier?.row).toBe(Number(row))
      digits.push([
        'outlier',
        worstDigits([outlier?.studentized ?? NaN, outlier?.pValue ?? NaN], [rstudent, p]),
      ])
    }
    const short = digits.filter(([, count]) => count < 10)
    expect(short, 'figures with fewer than 10 correct digits').toEqual([])
  })
})
