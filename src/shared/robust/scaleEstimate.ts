import { choleskyFactor } from '../numeric/cholesky'
import type { SeededRandom } from '../numeric/seededRandom'
import { seededRandom } from '../numeric/seededRandom'
import { drawElementalFit } from './elementalFit'
import type { RegressionRows } from './regressionRows'
import { residualsOf, weightedProducts, weightedSum } from './regressionRows'
import { sampleRows } from './sampleRows'
import { boundedLossWeight, firstScale, improveScale, scaleExcess, solveScale } from './scaleEquation'
import { solveFactored } from './solveFactored'

export interface ScaleSearch {
  /** Elemental fits that are drawn. */
  readonly draws: number
  readonly seed: number
  /** Residuals whose scale is below this are rounding. */
  readonly smallestScale: number
  readonly onProgress?: (done: number, total: number) => void
}

/** A fit and its M-scale. */
export interface ScaleFit {
  readonly coefficients: Float64Array
  readonly scale: number
}

/** Reweighted steps on each elemental fit. */
const FIRST_STEPS = 2
/** Fits that are pursued: on the rows they were drawn from, and to the end. */
const KEPT = 20
const KEPT_OF_MANY = 8
const FINISHED = 5
const FINISHED_OF_MANY = 2
const MOST_STEPS = 1000
/** At the smallest scale its error is the square of the coefficients'. */
const SETTLED = 1e-8
/** What of a search of many rows each part takes. */
const DRAWING = 20
const REFINING = 30
const FINISHING = 50
const WHOLE = DRAWING + REFINING + FINISHING
/** Of more rows than this, elemental fits are drawn from and judged by a sample of so many. */
const SAMPLE = 2000

/**
 * The S-estimate (Rousseeuw and Yohai 1984), the fit with the smallest M-scale of its residuals, with a breakdown point of one half, by
 * fast-S (Salibian-Barrera and Yohai 2006): elemental fits drawn from a seed, two steps on each, the best to the end. Null where no rows
 * determine the coefficients.
 */
export function estimateScale(rows: RegressionRows, search: ScaleSearch): ScaleFit | null {
  const random = seededRandom(search.seed)
  const judged = rows.count > SAMPLE ? sampleRows(rows, SAMPLE, random) : rows
  const drawn = drawFits(judged, random, search)
  const onAll =
    judged === rows
      ? drawn
      : drawn.slice(0, KEPT_OF_MANY).map((fit, i) => {
          const refined = refine(rows, fit.coefficients, { steps: FIRST_STEPS })
          search.onProgress?.(DRAWING + ((i + 1) * REFINING) / KEPT_OF_MANY, WHOLE)
          return refined
        })
  onAll.sort((a, b) => a.scale - b.scale)
  const finalists = onAll.slice(0, judged === rows ? FINISHED : FINISHED_OF_MANY)
  const finished = finalists.map((fit, i) =>
    refine(rows, fit.coefficients, {
      steps: MOST_STEPS,
      smallest: search.smallestScale,
      onStep: (share) =>
        search.onProgress?.(DRAWING + REFINING + ((i + share) * FINISHING) / finalists.length, WHOLE),
    }),
  )
  return finished.reduce<ScaleFit | null>(
    (best, fit) => (best === null || fit.scale < best.scale ? fit : best),
    null,
  )
}

/** The best of the elemental fits, each a few steps on. */
function drawFits(rows: RegressionRows, random: SeededRandom, search: ScaleSearch): ScaleFit[] {
  const kept: ScaleFit[] = []
  const residuals = new Float64Array(rows.count)
  for (let draw = 0; draw < search.draws; draw++) {
    const start = drawElementalFit(rows, random)
    if (start === null) break
    const fit = refine(rows, start, { steps: FIRST_STEPS })
    const worst = kept.length < KEPT ? Infinity : kept[KEPT - 1].scale
    residualsOf(rows, fit.coefficients, residuals)
    if (worst === Infinity || scaleExcess(residuals, worst, rows.rank) < 0) {
      kept.push({
        ...fit,
        scale: solveScale(residuals, rows.rank, fit.scale > 0 ? fit.scale : firstScale(residuals)),
      })
      kept.sort((a, b) => a.scale - b.scale)
      kept.length = Math.min(kept.length, KEPT)
    }
    if (draw % 100 === 99) search.onProgress?.(((draw + 1) * DRAWING) / search.draws, WHOLE)
  }
  return kept
}

interface Refinement {
  readonly steps: number
  /** @default 0 */
  readonly smallest?: number
  /** Told after each step what share of the digits is settled. */
  readonly onStep?: (share: number) => void
}

/** Reweighted least squares with a scale that is improved along with it. */
function refine(
  rows: RegressionRows,
  start: Float64Array,
  { steps, smallest = 0, onStep }: Refinement,
): ScaleFit {
  const coefficients = start.slice()
  const residuals = new Float64Array(rows.count)
  const work = new Float64Array(rows.count)
  const isFinal = steps === MOST_STEPS
  residualsOf(rows, coefficients, residuals)
  let scale = isFinal ? solveScale(residuals, rows.rank) : firstScale(residuals)
  for (let step = 0; step < steps && scale > smallest; step++) {
    for (let i = 0; i < rows.count; i++) work[i] = boundedLossWeight(residuals[i] / scale)
    const factor = choleskyFactor(weightedProducts(rows, work), rows.rank)
    for (let i = 0; i < rows.count; i++) work[i] *= residuals[i]
    const change = solveFactored(factor, weightedSum(rows, work))
    if (change.some(Number.isNaN)) break
    for (let k = 0; k < rows.rank; k++) coefficients[k] += change[k]
    residualsOf(rows, coefficients, residuals)
    const next = improveScale(residuals, scale, rows.rank)
    const moved = Math.max(Math.hypot(...change), Math.abs(next - scale)) / scale
    const isSettled = moved <= SETTLED
    onStep?.(Math.log(Math.max(SETTLED, Math.min(1, moved))) / Math.log(SETTLED))
    scale = next
    if (isSettled) break
  }
  return {
    coefficients,
    scale: isFinal && scale > smallest ? solveScale(residuals, rows.rank, scale) : scale,
  }
}
