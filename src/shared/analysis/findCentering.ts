import type { Verdict } from '../diagnostics/check'
import { isConcern } from '../diagnostics/check'
import { judgeCollinearity } from '../diagnostics/collinearityCheck'
import { judgePrecision } from '../diagnostics/precisionCheck'
import { varianceInflation } from '../diagnostics/varianceInflation'
import type { ModelSpec } from '../document/analysisDocument'
import { applyRemedy } from '../document/applyRemedy'
import type { Centering, FitResult } from '../estimators/fitResult'
import { infer } from '../estimators/inference'
import type { LeastSquares } from '../estimators/leastSquares'
import { solveLeastSquares } from '../estimators/solveLeastSquares'
import { buildDesignMatrix } from '../formula/buildDesignMatrix'
import { expandTerms } from '../formula/expandTerms'
import { parseFormula } from '../formula/parseFormula'
import type { FittedAnalysis } from './analysisTypes'
import { columnsFarFromZero } from './columnsFarFromZero'

type Judged = Pick<FitResult, 'vif' | 'coefficients' | 'conditionNumber'>

/**
 * Columns far from zero that, counted from a value nearby, leave the fit as it is and cure its collinearity or its want of digits:
 * looked for where either is a concern, and tried on a sample of the rows. Undefined where nothing is to be gained.
 */
export function findCentering(fitted: FittedAnalysis, judged: Judged): Centering | undefined {
  const before = verdicts(judged)
  if (!isConcern(before.collinearity) && !isConcern(before.precision)) return undefined
  const columns = columnsFarFromZero(fitted)
  if (columns.length === 0) return undefined
  const { spec } = fitted.input
  const exact = tryOnSample(fitted, spec, 'double-double')
  const { formula } = applyRemedy(spec, { kind: 'center', columns })
  const centered = tryOnSample(fitted, { formula }, fitted.leastSquares.arithmetic)
  if (exact === null || centered === null || !isSameFit(exact.leastSquares, centered.leastSquares)) {
    return undefined
  }
  const after = verdicts(centered.judged)
  // Digits that more exact arithmetic does not bring back are not in the data, and centring would only hide that.
  const inData = isConcern(verdicts(exact.judged).precision)
  const cures = (['collinearity', 'precision'] as const).filter(
    (check) => isBetter(after[check], before[check]) && !(check === 'precision' && inData),
  )
  return cures.length === 0 ? undefined : { columns, cures }
}

function verdicts(judged: Judged): Readonly<Record<Centering['cures'][number], Verdict>> {
  const fit = { ...judged, tests: {} }
  return { collinearity: judgeCollinearity(fit).verdict, precision: judgePrecision(fit).verdict }
}

const order: readonly Verdict[] = ['ok', 'warn', 'bad']
const isBetter = (one: Verdict, other: Verdict): boolean => order.indexOf(one) < order.indexOf(other)

/** A centred model is the same one only where it has all lower powers and products, and an intercept. */
function isSameFit(a: LeastSquares, b: LeastSquares): boolean {
  return a.rank === b.rank && Math.abs(a.rss - b.rss) <= SAME * a.tss
}
const SAME = 1e-6

interface Trial {
  readonly leastSquares: LeastSquares
  readonly judged: Judged
}

function tryOnSample(
  fitted: FittedAnalysis,
  { formula }: Pick<ModelSpec, 'formula'>,
  arithmetic: LeastSquares['arithmetic'],
): Trial | null {
  const { spec, table, columns, rowCount } = fitted.input
  const parsed = parseFormula(formula)
  const terms = parsed.ok ? expandTerms(parsed.value, table) : parsed
  if (!terms.ok) return null
  const { weights } = spec
  const included = sampleRows(fitted)
  const built = buildDesignMatrix({ terms: terms.value, columns, rowCount, included, weights })
  if (!built.ok) return null
  const { design } = built.value
  const leastSquares = solveLeastSquares(design, { arithmetic })
  const { coefficients } = infer(design, leastSquares, spec.level)
  const { conditionNumber } = leastSquares
  const vif = varianceInflation(design, leastSquares)
  return { leastSquares, judged: { vif, coefficients, conditionNumber } }
}

/** Rows that a trial is made on: enough to know how columns relate, spread evenly. */
const SAMPLE_ROWS = 1000
const ROWS_PER_COLUMN = 20

function sampleRows({ design, input }: FittedAnalysis): Uint8Array {
  const { rows, columnCount } = design
  const wanted = Math.min(rows.length, Math.max(SAMPLE_ROWS, ROWS_PER_COLUMN * columnCount))
  const included = new Uint8Array(input.rowCount)
  for (let i = 0; i < wanted; i++) included[rows.at(Math.floor((i * rows.length) / wanted))] = 1
  return included
}
