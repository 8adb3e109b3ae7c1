import { normalLowerTail, normalQuantile } from '../numeric/normal'
import { studentTQuantile } from '../numeric/studentT'
import type { BandKind } from './diagnosticChoice'
import { equalLocalLevel } from './equalLocalLevel'
import { orderStatisticQuantile, plottingPosition } from './orderStatistics'
import type { PlotInput } from './plotInput'
import type { Curve, PointSet, QuantilePlot } from './plotModel'
import type { PointPlaces } from './pointSource'
import { quantilePoints } from './quantilePoints'
import { ranksAmong } from './ranksAmong'

/** Confidence level of the band. */
export const QUANTILE_BAND_LEVEL = 0.95
const BAND_POINTS = 200

export interface QuantilePlotOptions {
  /** A row that is drawn whether or not it is sampled. @default null */
  readonly row?: number | null
  /** @default 'pointwise' */
  readonly band?: BandKind
}

/**
 * Ordered studentized residuals over normal quantiles. If the errors are normal, the residuals follow Student's t with
 * df − 1 degrees of freedom: the points then lie near y = x, and each within its band in 95 % of samples (quantiles of the
 * order statistic: a Beta quantile carried through the t distribution); or all of them within their bands at once in 95 % of samples, with
 * the same local level for each. Of a shrunken fit the distribution is not known: no band.
 */
export function quantilePlotModel(
  { rows, flags, result }: PlotInput,
  { row = null, band = 'pointwise' }: QuantilePlotOptions = {},
): QuantilePlot {
  const { studentized } = rows
  const isExact = result.inference === undefined
  const drawn = quantilePoints({ y: studentized, rows: rows.rows, flags, picked: row })
  return {
    kind: 'quantile',
    xLabel: 'normalQuantile',
    yLabel: 'studentized',
    points: { ...drawn, x: normalQuantilesOf(drawn, studentized) },
    line: { intercept: 0, slope: 1 },
    bandKind: band,
    band: quantileBand({ n: drawn.total, df: isExact ? result.dfResidual - 1 : NaN }, band),
  }
}

/** Where the points of the rows lie whose studentized residual is from `low` to `high`. */
export function quantilePlotPlaces(
  { rows }: Pick<PlotInput, 'rows'>,
  { low, high }: { readonly low: number; readonly high: number },
): PointPlaces {
  const { studentized } = rows
  const within: number[] = []
  let total = 0
  for (let i = 0; i < studentized.length; i++) {
    if (Number.isFinite(studentized[i])) total++
    if (studentized[i] >= low && studentized[i] <= high) within.push(i)
  }
  const y = Float64Array.from(within, (i) => studentized[i])
  return {
    x: normalQuantilesOf({ y, total }, studentized),
    y,
    rows: Int32Array.from(within, (i) => rows.rows[i]),
  }
}

/** The normal quantile of each drawn point's rank among all values; equal values take the ranks they share one by one. */
function normalQuantilesOf({ y, total }: Pick<PointSet, 'y' | 'total'>, values: Float64Array): Float64Array {
  const order = Int32Array.from(y.keys()).sort((a, b) => y[a] - y[b] || a - b)
  const below = ranksAmong(
    values,
    Float64Array.from(order, (i) => y[i]),
  )
  const quantiles = new Float64Array(y.length)
  let equal = 0
  order.forEach((i, k) => {
    equal = k > 0 && below[k] === below[k - 1] ? equal + 1 : 0
    quantiles[i] = normalQuantile(plottingPosition(below[k] + equal + 1, total))
  })
  return quantiles
}

function quantileBand({ n, df }: { readonly n: number; readonly df: number }, kind: BandKind): Curve {
  const ranks = df > 0 ? bandRanks(n) : []
  const limit = (tail: number, rank: number): number =>
    studentTQuantile(orderStatisticQuantile(tail, rank, n), df)
  const tail = (kind === 'pointwise' || ranks.length === 0 ? 1 - QUANTILE_BAND_LEVEL : equalLocalLevel(n)) / 2
  const lower = Float64Array.from(ranks, (rank) => limit(tail, rank))
  return {
    x: Float64Array.from(ranks, (rank) => normalQuantile(plottingPosition(rank, n))),
    y: Float64Array.from(ranks, (rank) => studentTQuantile(plottingPosition(rank, n), df)),
    lower,
    // The ranks are symmetric, and so is t: the upper limit of a rank is the mirrored lower limit of its opposite.
    upper: Float64Array.from(lower, (_, k) => -lower[lower.length - 1 - k]),
  }
}

/** Ranks for the band: all of few; of many those next to evenly spaced normal quantiles, the two ends included. */
function bandRanks(n: number): readonly number[] {
  if (n <= BAND_POINTS) return Array.from({ length: n }, (_, i) => i + 1)
  const half: number[] = []
  const end = normalQuantile(plottingPosition(1, n))
  for (let k = 0; k < BAND_POINTS / 2; k++) {
    const target = end * (1 - (2 * k + 1) / BAND_POINTS)
    const rank = k === 0 ? 1 : Math.max(1, Math.round(normalLowerTail(target) * n + 0.5))
    if (rank !== half[half.length - 1]) half.push(rank)
  }
  return [...half, ...half.map((rank) => n + 1 - rank).reverse()].filter(
    (rank, i, all) => rank !== all[i - 1],
  )
}
