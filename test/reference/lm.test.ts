import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { emptyDocument } from '@shared/document/analysisDocument'
import type { FitResult } from '@shared/estimators/fitResult'
import type { DiagnosedRow } from '../../src/main/cli/diagnosedRows'
import { openTable } from '../../src/main/data/openTable'
import { run } from '../main/cli/commandLine'
import { correctDigits, worstDigits } from './correctDigits'
import type { LmReference } from './lmReference'

/** Reference fits of R 4.2.2's lm (and, as `exact`, of exact rational arithmetic), through the loader and the whole route. */
const folder = 'test/reference/data/lm'

const references = readdirSync(folder).map(
  (file) => [file.replace('.json', ''), readReference(join(folder, file))] as const,
)

function readReference(path: string): LmReference {
  return JSON.parse(readFileSync(path, 'utf8')) as LmReference
}

type RowFigures = Pick<
  RowDiagnostics,
  'rows' | 'fitted' | 'leverage' | 'standardized' | 'studentized' | 'cooksDistance' | 'dffits'
>

interface Fit {
  readonly result: FitResult
  readonly rows: RowFigures
}

const pathOf = ({ dataset }: LmReference): string => join('test/reference/data', dataset)

async function fitByAnalyse(reference: LmReference): Promise<Fit> {
  const opened = await openTable({ path: pathOf(reference), options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const spec = { ...emptyDocument.model, formula: reference.formula }
  const analysed = await analyse(opened.value, spec, { included: null })
  await opened.value.close()
  if (!analysed.ok) throw new Error(JSON.stringify(analysed.error))
  return analysed.value
}

async function fitByCommandLine(reference: LmReference): Promise<Fit> {
  const model = [pathOf(reference), '--formula', reference.formula, '--json', '-']
  const { rows } = (await printed('diagnose', ...model)) as { readonly rows: readonly DiagnosedRow[] }
  const figure = (name: NumericFigure): Float64Array => Float64Array.from(rows, (row) => numberOf(row[name]))
  return {
    result: (await printed('fit', ...model)) as FitResult,
    rows: {
      rows: Int32Array.from(rows, ({ row }) => row),
      fitted: figure('fitted'),
      leverage: figure('leverage'),
      standardized: figure('standardized'),
      studentized: figure('studentized'),
      cooksDistance: figure('cooksDistance'),
      dffits: figure('dffits'),
    },
  }
}

type NumericFigure = 'fitted' | 'leverage' | 'standardized' | 'studentized' | 'cooksDistance' | 'dffits'

/** JSON has no NaN: it is written as null. */
const numberOf = (figure: number | null): number => figure ?? NaN

async function printed(...argv: string[]): Promise<unknown> {
  const { code, out, error } = await run(...argv)
  expect(code, error).toBe(0)
  return JSON.parse(out)
}

const largeSets = ['Boston', 'GaltonFamilies', 'quakes']

/** R takes κ from a singular value decomposition of X, whose relative error is about κ ε: it has no more digits than that. */
function bound(figure: string, { conditionNumber }: LmReference): number {
  return figure === 'conditionNumber' ? Math.min(10, 15.5 - Math.log10(conditionNumber)) : 10
}

function influenceDigits(
  rows: RowFigures,
  influence: NonNullable<LmReference['influence']>,
): Record<string, number> {
  return {
    leverage: worstDigits(rows.leverage, influence.hat),
    standardized: worstDigits(rows.standardized, influence.rstandard),
    studentized: worstDigits(rows.studentized, influence.rstudent),
    cooksDistance: worstDigits(rows.cooksDistance, influence.cooksDistance),
    dffits: worstDigits(rows.dffits, influence.dffits),
  }
}

/** A test statistic that is 0 in exact arithmetic is rounding noise in R. */
const cleanZero = (statistic: number): number => (statistic < 1e-25 ? 0 : statistic)

describe.each(references)('lm reference %s', (name, reference) => {
  it.each([
    ['analyse', fitByAnalyse],
    ['the command line', fitByCommandLine],
  ] as const)('agrees in every figure through %s', async (_, fit) => {
    const { result, rows } = await fit(reference)
    const exact = reference.exact
    const terms = result.coefficients
    expect(terms.map(({ term }) => term)).toEqual(reference.coefficients.terms)
    expect(result.nUsed).toBe(reference.n)
    expect(result.dfResidual).toBe(reference.dfResidual)
    // R's per-row figures of the three large sets were not kept.
    expect(reference.influence === undefined).toBe(largeSets.includes(name))
    if (reference.rowsUsed) expect(Array.from(rows.rows)).toEqual(reference.rowsUsed)

    const digits = {
      estimate: worstDigits(
        terms.map(({ estimate }) => estimate),
        exact?.estimate ?? reference.coefficients.estimate,
      ),
      stdError: worstDigits(
        terms.map(({ stdError }) => stdError),
        exact?.se ?? reference.coefficients.se,
      ),
      statistic: worstDigits(
        terms.map(({ statistic }) => statistic),
        exact?.t ?? reference.coefficients.t,
      ),
      pValue: worstDigits(
        terms.map(({ pValue }) => pValue),
        reference.coefficients.p,
      ),
      ciLower: worstDigits(
        terms.map(({ ciLower }) => ciLower),
        reference.confint95.lower,
      ),
      ciUpper: worstDigits(
        terms.map(({ ciUpper }) => ciUpper),
        reference.confint95.upper,
      ),
      rss: correctDigits(result.rss, exact?.rss ?? reference.rss),
      sigma: correctDigits(result.sigma, reference.residualSE),
      rSquared: correctDigits(result.rSquared, reference.r2),
      adjRSquared: correctDigits(result.adjRSquared, reference.adjR2),
      f: correctDigits(result.fStatistic?.value ?? NaN, reference.f.value),
      fP: correctDigits(result.fStatistic?.pValue ?? NaN, reference.f.p),
      logLik: correctDigits(result.logLik, reference.logLik),
      aic: correctDigits(result.aic, reference.aic),
      bic: correctDigits(result.bic, reference.bic),
      covariance: worstDigits(result.covariance.flat(), reference.vcov.flat()),
      conditionNumber: correctDigits(result.conditionNumber, reference.conditionNumber),
      vif: worstDigits(
        result.vif.map(({ value }) => value),
        reference.vif.vif ?? reference.vif.gvif ?? [],
      ),
      durbinWatson: correctDigits(result.tests.durbinWatson?.statistic ?? NaN, reference.durbinWatson.dw),
      breuschPagan: correctDigits(
        result.tests.breuschPagan?.statistic ?? NaN,
        cleanZero(reference.breuschPagan.koenker.stat),
      ),
      jarqueBera: correctDigits(
        result.tests.jarqueBera?.statistic ?? NaN,
        reference.residualMoments.jarqueBera,
      ),
      shapiroWilk: correctDigits(
        result.tests.shapiroWilk?.statistic ?? NaN,
        reference.shapiroWilkResiduals.w,
      ),
      ...(reference.fitted && { fitted: worstDigits(rows.fitted, reference.fitted) }),
      ...(reference.influence && influenceDigits(rows, reference.influence)),
    }
    const fewest = Math.min(...Object.values(digits))
    const worst = Object.entries(digits).filter(([, count]) => count === fewest)
    console.info(
      `${name}: ${fewest.toFixed(1)} digits at least, in ${worst.map(([figure]) => figure).join(', ')}`,
    )
    const short = Object.entries(digits).filter(([figure, count]) => count < bound(figure, reference))
    expect(short, 'figures with fewer than 10 correct digits').toEqual([])
  })
})
