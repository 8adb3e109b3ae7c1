import { choleskyFactor } from '../numeric/cholesky'
import { selectRank } from '../numeric/median'
import { seededRandom } from '../numeric/seededRandom'
import { everySubset } from './everySubset'
import { drawElementalFit, fitThrough } from './elementalFit'
import type { RegressionRows } from './regressionRows'
import { residualsOf, weightedProducts, weightedSum } from './regressionRows'
import { sampleRows } from './sampleRows'
import { solveFactored } from './solveFactored'

export interface TrimmedSearch {
  /** h: the rows that count. */
  readonly kept: number
  readonly draws: number
  readonly seed: number
  readonly onProgress?: (done: number, total: number) => void
}

/** A fit and the sum of its h smallest squared residuals. */
export interface TrimmedFit {
  readonly coefficients: Float64Array
  readonly squares: number
}

/** Concentration steps on each elemental fit. */
const FIRST_STEPS = 2
/** Fits that are pursued to the end. */
const PURSUED = 10
const MOST_STEPS = 200
/** Elemental fits that are all made, where there are no more. */
const EVERY_FIT = 10_000
/** Of more rows than this, elemental fits are judged by a sample of so many. */
const SAMPLE = 2000

/**
 * Least trimmed squares (Rousseeuw 1984), the fit with the smallest sum of its h smallest squared residuals, by fast-LTS (Rousseeuw and
 * Van Driessen 2006): elemental fits, drawn from a seed or all where there are few, two concentration steps on each (least squares on the h
 * rows nearest the fit), the best ten until nothing changes. Also how many elemental fits were made. Null where no rows determine the coefficients.
 */
export function fitTrimmed(
  rows: RegressionRows,
  search: TrimmedSearch,
): (TrimmedFit & { readonly fits: number }) | null {
  const random = seededRandom(search.seed)
  const judged = rows.count > SAMPLE ? sampleRows(rows, SAMPLE, random) : rows
  const kept = Math.max(rows.rank, Math.round((search.kept / rows.count) * judged.count))
  const best: TrimmedFit[] = []
  let made = 0
  for (const start of starts(judged, search.draws, () => drawElementalFit(judged, random))) {
    const fit = concentrate(judged, start, { kept, steps: FIRST_STEPS })
    if (best.length < PURSUED || fit.squares < best[PURSUED - 1].squares) {
      best.push(fit)
      best.sort((a, b) => a.squares - b.squares)
      best.length = Math.min(best.length, PURSUED)
    }
    if (++made % 100 === 0) search.onProgress?.(Math.min(made, search.draws), search.draws + PURSUED)
  }
  const finished = best.map(({ coefficients }, k) => {
    search.onProgress?.(search.draws + k + 1, search.draws + PURSUED)
    return concentrate(rows, coefficients, { kept: search.kept, steps: MOST_STEPS })
  })
  const least = finished.sort((a, b) => a.squares - b.squares).at(0)
  return least === undefined ? null : { ...least, fits: made }
}

function* starts(
  rows: RegressionRows,
  draws: number,
  draw: () => Float64Array | null,
): Generator<Float64Array> {
  const subsets = everySubset(rows.count, rows.rank, EVERY_FIT)
  if (subsets !== null) {
    for (const subset of subsets) {
      const fit = fitThrough(rows, subset)
      if (fit !== null) yield fit
    }
    return
  }
  for (let k = 0; k < draws; k++) {
    const fit = draw()
    if (fit === null) return
    yield fit
  }
}

/** Least squares on the h rows nearest the fit, again and again until the sum of squares falls no more. */
function concentrate(
  rows: RegressionRows,
  start: Float64Array,
  { kept, steps }: { readonly kept: number; readonly steps: number },
): TrimmedFit {
  const residuals = new Float64Array(rows.count)
  let coefficients = start
  let squares = trimmedSum(rows, coefficients, { kept, residuals })
  for (let step = 0; step < steps; step++) {
    const next = fitWeighted(rows, nearest(residuals, kept))
    if (next.some(Number.isNaN)) break
    const smaller = trimmedSum(rows, next, { kept, residuals })
    if (!(smaller < squares)) break
    coefficients = next
    squares = smaller
  }
  return { coefficients, squares }
}

/** Least squares with weights. */
export function fitWeighted(rows: RegressionRows, weights: Float64Array): Float64Array {
  const factor = choleskyFactor(weightedProducts(rows, weights), rows.rank)
  return solveFactored(
    factor,
    weightedSum(
      rows,
      weights.map((weight, i) => weight * rows.response[i]),
    ),
  )
}

function trimmedSum(
  rows: RegressionRows,
  coefficients: Float64Array,
  { kept, residuals }: { readonly kept: number; readonly residuals: Float64Array },
): number {
  residualsOf(rows, coefficients, residuals)
  const weights = nearest(residuals, kept)
  let sum = 0
  for (let i = 0; i < residuals.length; i++) sum += weights[i] * residuals[i] * residuals[i]
  return sum
}

/** 1 for the h rows with the smallest |e|; of equal ones the first. */
function nearest(residuals: Float64Array, kept: number): Float64Array {
  const limit = selectRank(residuals.map(Math.abs), kept - 1)
  const chosen = residuals.map((e) => (Math.abs(e) < limit ? 1 : 0))
  let left = kept - chosen.reduce((sum, one) => sum + one, 0)
  for (let i = 0; i < chosen.length && left > 0; i++) {
    if (Math.abs(residuals[i]) === limit) {
      chosen[i] = 1
      left--
    }
  }
  return chosen
}
