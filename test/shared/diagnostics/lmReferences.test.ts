import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breuschGodfrey } from '@shared/diagnostics/breuschGodfrey'
import { breuschPagan } from '@shared/diagnostics/breuschPagan'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetas } from '@shared/diagnostics/dfbetas'
import { durbinWatson } from '@shared/diagnostics/durbinWatson'
import { jarqueBera } from '@shared/diagnostics/jarqueBera'
import { outlierTest } from '@shared/diagnostics/outlierTest'
import { press } from '@shared/diagnostics/press'
import { reset } from '@shared/diagnostics/reset'
import { shapiroWilk } from '@shared/diagnostics/shapiroWilk'
import { varianceInflation } from '@shared/diagnostics/varianceInflation'
import { expectClose } from './closeTo'
import { referenceFolder, referenceModel } from './referenceModel'

/** Diagnostics of R 4.2.2 with lmtest 0.9-40 and car 3.1-1 on its example data sets. */
interface LmReference {
  readonly dataset: string
  readonly formula: string
  readonly aliased: string[]
  readonly rowsUsed?: number[]
  readonly residuals?: number[]
  readonly fitted?: number[]
  readonly influence?: Record<
    'hat' | 'rstandard' | 'rstudent' | 'cooksDistance' | 'dffits' | 'covratio',
    number[]
  > & {
    readonly dfbetas?: number[][]
  }
  readonly press?: number
  readonly outlierTest?: {
    readonly row: string
    readonly rstudent: number
    readonly p: number
    readonly bonferroniP: number
  }
  readonly durbinWatson?: { readonly dw: number; readonly pGreater: number; readonly pTwoSided: number }
  readonly breuschPagan?: Record<
    'koenker' | 'classic',
    { readonly stat: number; readonly df: number; readonly p: number }
  >
  readonly breuschGodfrey1?: { readonly stat: number; readonly p: number }
  readonly reset23?: { readonly stat: number; readonly df: number[]; readonly p: number }
  readonly shapiroWilkResiduals?: { readonly w: number; readonly p: number }
  readonly residualMoments: Record<'skewness' | 'kurtosis' | 'jarqueBera' | 'jbP', number>
  readonly vif?: {
    readonly terms?: string[]
    readonly vif?: number[]
    readonly gvif?: number[]
    readonly df?: number[]
  }
}

const folder = `${referenceFolder}/lm`
const names = readdirSync(folder).map((file) => file.replace('.json', ''))

describe.each(names)('diagnostics of the reference fit %s', (name) => {
  const reference = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as LmReference
  const { influence } = reference
  const model = referenceModel(reference)
  const { design, leastSquares, rows } = model
  /** Rounding of a residual, as large as the numbers that it is the difference of. */
  const rounding = 1e-13 * Math.max(...rows.observed.map(Math.abs))

  it('have R’s figures for every row, where they are listed', () => {
    if (!influence) return
    expect(Array.from(rows.rows)).toEqual(reference.rowsUsed)
    const sigma = Math.sqrt(leastSquares.rss / leastSquares.dfResidual)
    expectClose(rows.fitted, reference.fitted ?? [], rounding)
    expectClose(rows.residual, reference.residuals ?? [], rounding)
    expectClose(rows.leverage, influence.hat)
    expectClose(rows.standardized, influence.rstandard, rounding / sigma)
    expectClose(rows.studentized, influence.rstudent, rounding / sigma)
    expectClose(rows.cooksDistance, influence.cooksDistance, rounding / sigma)
    expectClose(rows.dffits, influence.dffits, rounding / sigma)
    expectClose(covarianceRatio(leastSquares, rows), influence.covratio)
    const changes = dfbetas(model)
    const transposed = (influence.dfbetas ?? []).flatMap((row, i) =>
      row.map((_, k) => changes[k * design.rowCount + i]),
    )
    expectClose(transposed, (influence.dfbetas ?? []).flat(), 1e-10)
  })

  it('have R’s PRESS and most outlying row, where they are listed', () => {
    if (!influence) return
    expectClose([press(design, leastSquares, rows).press], [reference.press ?? NaN])
    const expected = reference.outlierTest
    const outlier = outlierTest(rows, leastSquares.dfResidual)
    if (!expected || !outlier) throw new Error('no outlier test')
    expect(String(outlier.row)).toBe(expected.row)
    expectClose(
      [outlier.studentized, outlier.pValue, outlier.bonferroni],
      [expected.rstudent, expected.p, Math.min(1, expected.bonferroniP)],
    )
  })

  it('have the tests of lmtest', () => {
    const [watson, koenker, classic] = [
      durbinWatson(model),
      breuschPagan(model),
      breuschPagan(model, { form: 'classic' }),
    ]
    const [godfrey, form] = [breuschGodfrey(model), reset(model)]
    expectClose([watson?.statistic ?? NaN], [reference.durbinWatson?.dw ?? null])
    // Below 100 rows dwtest's p is Pan's sum of 15 terms, good to some eight digits; `exactDurbinWatson.test.ts` holds it to an integral.
    const bound = watson?.method === 'exact' ? 1e-8 : 1e-10
    const [greater, twoSided] = [
      reference.durbinWatson?.pGreater ?? 0,
      reference.durbinWatson?.pTwoSided ?? 0,
    ]
    expect(Math.abs((watson?.pGreater ?? 0) / greater - 1)).toBeLessThan(bound)
    expect(Math.abs((watson?.pValue ?? 0) / twoSided - 1)).toBeLessThan(bound)
    expectClose(
      [koenker?.statistic ?? NaN, koenker?.pValue ?? NaN, koenker?.df ?? NaN],
      [
        reference.breuschPagan?.koenker.stat ?? null,
        reference.breuschPagan?.koenker.p ?? null,
        reference.breuschPagan?.koenker.df ?? null,
      ],
      1e-25,
    )
    expectClose(
      [classic?.statistic ?? NaN, classic?.pValue ?? NaN],
      [reference.breuschPagan?.classic.stat ?? null, reference.breuschPagan?.classic.p ?? null],
      1e-25,
    )
    expectClose(
      [godfrey?.statistic ?? NaN, godfrey?.pValue ?? NaN],
      [reference.breuschGodfrey1?.stat ?? null, reference.breuschGodfrey1?.p ?? null],
    )
    expectClose(
      [form?.statistic ?? NaN, form?.pValue ?? NaN],
      [reference.reset23?.stat ?? null, reference.reset23?.p ?? null],
    )
    expect([form?.df, form?.df2]).toEqual(reference.reset23?.df)
  })

  it('have R’s tests of normality', () => {
    const [wilk, bera] = [shapiroWilk(rows.residual), jarqueBera(rows.residual)]
    const { skewness, kurtosis, jarqueBera: statistic, jbP } = reference.residualMoments
    expectClose(
      [wilk?.statistic ?? NaN, wilk?.pValue ?? NaN],
      [reference.shapiroWilkResiduals?.w ?? null, reference.shapiroWilkResiduals?.p ?? null],
    )
    expectClose([bera?.skewness ?? NaN, bera?.kurtosis ?? NaN], [skewness, kurtosis], 1e-12)
    expectClose([bera?.statistic ?? NaN, bera?.pValue ?? NaN], [statistic, jbP])
  })

  it('have car’s variance inflation factors', () => {
    const inflation = varianceInflation(design, leastSquares)
    expect(inflation.map(({ term }) => term)).toEqual(reference.vif?.terms ?? [])
    expectClose(
      inflation.map(({ value }) => value),
      reference.vif?.vif ?? reference.vif?.gvif ?? [],
    )
    if (reference.vif?.df) expect(inflation.map(({ df }) => df ?? 1)).toEqual(reference.vif.df)
  })
})
