import { studentTQuantile } from '../numeric/studentT'
import { columnAxis, isNumeric } from './axes'
import { fittedBand } from './fittedBand'
import type { PlotInput } from './plotInput'
import { FITTED_AXIS } from './plotInput'
import type { Curve, FitPlot } from './plotModel'
import { pointSet } from './pointSet'
import type { PointPlaces } from './pointSource'
import { predictorCurve } from './predictorCurve'
import { predictorsOf, type Predictor } from './predictors'

export interface FitPlotOptions {
  /** A numeric predictor or `fitted`; null is the first numeric predictor. @default null */
  readonly xAxis?: string | null
  /** A row that is drawn whether or not it is sampled. @default null */
  readonly row?: number | null
}

/**
 * The response over one numeric predictor, with the fitted mean and its pointwise confidence band along it, the other
 * predictors held fixed; no band where the method gives no uncertainty. Over the fitted values (also where no predictor is numeric) the mean is y = x by definition.
 */
export function fitPlotModel(input: PlotInput, { xAxis = null, row = null }: FitPlotOptions = {}): FitPlot {
  const { design, columns, rows, flags, result } = input
  const predictors = predictorsOf(design, columns)
  const numeric = predictors.filter(isNumeric)
  const along = alongWhich(numeric, xAxis)
  const axis = columnAxis(input, along?.column.name ?? null)
  const path = along === undefined ? null : predictorCurve(input, along, predictors)
  const drawn = path && curveAlong(input, path)
  const points = pointSet({
    x: axis?.values ?? rows.fitted,
    y: rows.observed,
    rows: rows.rows,
    flags,
    severity: rows.studentized,
    picked: row,
  })
  return {
    kind: 'fit',
    xLabel: axis?.name ?? FITTED_AXIS,
    yLabel: design.responseLabel,
    points,
    beside: besideSquares(input, path, points.rows),
    curve: drawn === null ? identity(rows.fitted) : drawn.curve,
    heldFixed: drawn?.heldFixed ?? [],
    level: result.level,
    xChoices: [...new Set([...numeric.map(({ column }) => column.name), FITTED_AXIS])],
  }
}

/** Where the points of every row lie in that plot. */
export function fitPlotPlaces(input: PlotInput, xAxis: string | null): PointPlaces {
  const { rows, fitted, observed } = input.rows
  return { x: columnAxis(input, fitPlotAxis(input, xAxis))?.values ?? fitted, y: observed, rows }
}

/** The column on that plot's x axis; null is the fitted values. */
export function fitPlotAxis(
  { design, columns }: Pick<PlotInput, 'design' | 'columns'>,
  xAxis: string | null,
): string | null {
  return alongWhich(predictorsOf(design, columns).filter(isNumeric), xAxis)?.column.name ?? null
}

/** The predictor of that name, or the first one that is numeric by nature. */
function alongWhich<P extends Predictor>(numeric: readonly P[], xAxis: string | null): P | undefined {
  return xAxis === null
    ? numeric.find(({ isCategory }) => !isCategory)
    : numeric.find(({ column }) => column.name === xAxis)
}

function curveAlong(
  { design, leastSquares, result }: PlotInput,
  { x, designRows, heldFixed }: ReturnType<typeof predictorCurve>,
): { readonly curve: Curve | null; readonly heldFixed: FitPlot['heldFixed'] } {
  if (x.length < 2) return { curve: null, heldFixed: [] }
  const { sigma, level, dfResidual, inference } = result
  const hasBand = dfResidual > 0 && inference !== 'none'
  const tQuantile = hasBand ? studentTQuantile((1 + level) / 2, dfResidual) : Number.NaN
  const { fitted, halfWidth } = fittedBand(designRows, { design, leastSquares, sigma, tQuantile })
  const curve = { x, y: fitted }
  if (!halfWidth.every(Number.isFinite)) return { curve, heldFixed }
  return {
    curve: {
      ...curve,
      lower: fitted.map((y, i) => y - halfWidth[i]),
      upper: fitted.map((y, i) => y + halfWidth[i]),
    },
    heldFixed,
  }
}

/** The fit of least squares beside a robust one, and which drawn points the robust one discounts; nothing beside any other fit. */
function besideSquares(
  { design, leastSquares: { robust, ordinary }, rows }: PlotInput,
  path: ReturnType<typeof predictorCurve> | null,
  drawn: Int32Array,
): FitPlot['beside'] {
  if (robust === undefined || ordinary === undefined) return undefined
  const places = new Map(Array.from(drawn, (row, point) => [row, point]))
  const discounted = new Uint8Array(drawn.length)
  rows.rows.forEach((row, i) => {
    const point = robust.rowWeights[i] < 0.5 ? places.get(row) : undefined
    if (point !== undefined) discounted[point] = 1
  })
  if (path === null || path.x.length < 2) return { squares: null, discounted }
  const { fitted } = fittedBand(path.designRows, {
    design,
    leastSquares: ordinary,
    sigma: NaN,
    tQuantile: NaN,
  })
  return { squares: { x: path.x, y: fitted }, discounted }
}

function identity(fitted: Float64Array): Curve | null {
  let low = Infinity
  let high = -Infinity
  for (const value of fitted) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return high > low ? { x: Float64Array.of(low, high), y: Float64Array.of(low, high) } : null
}
