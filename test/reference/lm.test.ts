import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyse } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { RowDiagnostics } from '@shared/diagnostics/rowDiagnostics'
import { emptyDocument } from '@shared/document/analysisDocument'
import { openTable } from '../../src/main/data/openTable'
import { correctDigits, worstDigits } from './correctDigits'

/** Reference fits of R 4.2.2's lm (and, as `exact`, of exact rational arithmetic), through the loader and the whole route. */
const folder = 'test/reference/data/lm'

interface LmReference {
  readonly dataset: string
  readonly formula: string
  readonly n: number
  readonly coefficients: {
    readonly terms: string[]
    readonly estimate: number[]
    readonly se: number[]
    readonly t: number[]
    readonly p: number[]
  }
  readonly residualSE: number
  readonly dfResidual: number
  readonly r2: number
  readonly adjR2: number
  readonly f: { readonly value: number; readonly df1: number; readonly df2: number; readonly p: number }
  readonly rss: number
  readonly aic: number
  readonly bic: number
  readonly logLik: number
  readonly confint95: { readonly lower: number[]; readonly upper: number[] }
  readonly vcov: number[][]
  readonly vif: { readonly terms: string[]; readonly vif?: number[]; readonly gvif?: number[] }
  readonly conditionNumber: number
  readonly durbinWatson: { readonly dw: number; readonly pTwoSided: number; readonly pGreater: number }
  readonly breuschPagan: {
    readonly koenker: { readonly stat: number; readonly df: number; readonly p: number }
  }
  readonly shapiroWilkResiduals: { readonly w: number; readonly p: number }
  readonly residualMoments: { readonly jarqueBera: number; readonly jbP: number }
  readonly fitted?: number[]
  readonly rowsUsed?: number[]
  readonly influence?: Record<'hat' | 'rstandard' | 'rstudent' | 'cooksDistance' | 'dffits', number[]>
  readonly exact?: {
    readonly estimate: number[]
    readonly se: number[]
    readonly t: number[]
    readonly rss: number
  }
}

const references = readdirSync(folder).map(
  (file) => [file.replace('.json', ''), readReference(join(folder, file))] as const,
)

function readReference(path: string): LmReference {
  return JSON.parse(readFileSync(path, 'utf8')) as LmReference
}

async function fit(reference: LmReference): Promise<Analysis> {
  const opened = await openTable({ path: join('test/reference/data', reference.dataset), options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const analysed = await analyse(
    opened.value,
    { ...emptyDocument.model, formula: reference.formula },
    { included: null },
  )
  await opened.value.close()
  if (!analysed.ok) throw new Error(JSON.stringify(analysed.error))
  return analysed.value
}

const largeSets = ['Boston', 'GaltonFamilies', 'quakes']

/** R takes κ from a singular value decomposition of X, whose relative error is about κ ε: it has no more digits than that. */
function bound(figure: string, { conditionNumber }: LmReference): number {
  return figure === 'conditionNumber' ? Math.min(10, 15.5 - Math.log10(conditionNumber)) : 10
}

function influenceDigits(
  rows: RowDiagnostics,
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
  it('agrees in every figure', async () => {
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
    const short = Object.entries(digits).filter(([figure, count]) => count < bound(figure, reference))
    expect(short, 'figures with fewer than 10 correct digits').toEqual([])
  })
})
