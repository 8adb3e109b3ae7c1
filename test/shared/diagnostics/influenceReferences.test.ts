import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { breuschGodfrey } from '@shared/diagnostics/breuschGodfrey'
import { breuschPagan } from '@shared/diagnostics/breuschPagan'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetas } from '@shared/diagnostics/dfbetas'
import { durbinWatson } from '@shared/diagnostics/durbinWatson'
import { reset } from '@shared/diagnostics/reset'
import { shapiroWilk } from '@shared/diagnostics/shapiroWilk'
import { white } from '@shared/diagnostics/white'
import { expectClose } from './closeTo'
import { referenceFolder, referenceModel } from './referenceModel'

type Figures = readonly (number | null)[]

/** Figures of R 4.2.2's stats package (`makeInfluence.R`, beside them) for weights, leverages of 1, aliases and few rows. */
interface InfluenceReference {
  readonly dataset: string
  readonly formula: string
  readonly weights: number[] | null
  readonly subset: number[] | null
  readonly rank: number
  readonly dfResidual: number
  readonly rss: number
  readonly rowsUsed: number[]
  readonly fitted: number[]
  readonly residuals: number[]
  readonly hat: Figures
  readonly rstandard: Figures
  readonly rstudent: Figures
  readonly cooksDistance: Figures
  readonly dffits: Figures
  readonly covratio: Figures
  readonly shapiroWilk: number[]
  readonly dfbetas?: Figures[]
  readonly breuschPagan?: number[]
  readonly breuschGodfrey2?: number[]
  readonly reset?: number[]
  readonly durbinWatson?: number
  readonly white?: number[]
}

const folder = `${referenceFolder}/diagnostics`
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'shapiro.json')
  .map((file) => file.replace('.json', ''))

describe.each(names)('row diagnostics of %s', (name) => {
  const reference = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as InfluenceReference
  const model = referenceModel(reference)
  const { design, leastSquares, rows } = model
  const rounding = 1e-13 * Math.max(...rows.observed.map(Math.abs))

  it('are R’s, NaN where R has none', () => {
    expect(Array.from(rows.rows)).toEqual(reference.rowsUsed)
    expect([leastSquares.rank, leastSquares.dfResidual]).toEqual([reference.rank, reference.dfResidual])
    const relative = rounding / Math.sqrt(leastSquares.rss / leastSquares.dfResidual)
    expectClose(rows.fitted, reference.fitted, rounding)
    expectClose(rows.residual, reference.residuals, rounding)
    expectClose(rows.leverage, reference.hat)
    expectClose(rows.standardized, reference.rstandard, relative)
    expectClose(rows.cooksDistance, reference.cooksDistance, relative)
    if (leastSquares.dfResidual === 1) {
      // R divides rounding by rounding here.
      expect(rows.studentized.every(Number.isNaN)).toBe(true)
      return
    }
    expectClose(rows.studentized, reference.rstudent, relative)
    expectClose(rows.dffits, reference.dffits, relative)
    expectClose(covarianceRatio(leastSquares, rows), reference.covratio)
  })

  it('have R’s changes of the coefficients', () => {
    if (!reference.dfbetas || leastSquares.dfResidual === 1) return
    const changes = dfbetas(model)
    const expected = reference.dfbetas
    const transposed = expected.flatMap((row, i) => row.map((_, k) => changes[k * design.rowCount + i]))
    expectClose(transposed, expected.flat(), 1e-11)
  })

  it('have the tests of lmtest, a weighted model’s included', () => {
    if (!reference.breuschPagan) return
    const koenker = breuschPagan(model)
    const classic = breuschPagan(model, { form: 'classic' })
    const figures = [koenker?.statistic, koenker?.pValue, classic?.statistic, classic?.pValue, koenker?.df]
    expectClose(
      figures.map((value) => value ?? NaN),
      reference.breuschPagan,
    )
    const godfrey = breuschGodfrey(model, 2)
    expectClose([godfrey?.statistic ?? NaN, godfrey?.pValue ?? NaN], reference.breuschGodfrey2 ?? [])
    const form = reset(model)
    expectClose([form?.statistic ?? NaN, form?.pValue ?? NaN], reference.reset ?? [])
    expectClose([durbinWatson(model)?.statistic ?? NaN], [reference.durbinWatson ?? null])
  })

  it('have White’s test as the regression on squares and products', () => {
    if (!reference.white) return
    const test = white(model)
    expectClose([test?.statistic ?? NaN, test?.pValue ?? NaN, test?.df ?? NaN], reference.white)
  })

  it('have R’s test of normality', () => {
    const test = shapiroWilk(rows.residual)
    if (name === 'anscombe4') return // one residual is rounding: so is its rank
    expectClose([test?.statistic ?? NaN, test?.pValue ?? NaN], reference.shapiroWilk)
  })
})
