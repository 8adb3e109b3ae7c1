import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import { finiteValues } from '../numeric/finiteValues'
import {
  kernelDensity,
  normalDensity,
  silvermanBandwidth,
  valueSpread,
  type ValueSpread,
} from '../numeric/kernelDensity'
import type { ResidualKind } from './diagnosticChoice'
import type { DiagnosticModel } from './diagnosticModel'
import type { DiagnosticBars } from './diagnosticPlot'
import { noPoints } from './diagnosticPlot'
import { barOf, histogramBars } from './histogramBars'
import type { PlotText } from './plotText'
import { POINT_LIMIT } from './pointSet'
import { span } from './rangeValues'
import { residualNames, residualsOf } from './residualNames'

const CURVE_POINTS = 201
/** How far the curves go beyond the values, in bandwidths (R's `cut`). */
const CUT = 3

/**
 * Residuals counted in bars, with their density estimated by normal kernels (R's `density`: `bw.nrd0`) and the normal density that they
 * would have: with standard deviation 1 where they are scaled, of raw ones with their own.
 */
export const histogramView: DiagnosticModel = {
  draw: ({ rows, flags }, { residual }) => {
    const title: PlotText = { key: 'diagnostics.histogram' }
    const values = finiteValues(residualsOf(rows, residual))
    if (values.length < 2 || rows.perfect) {
      const key = rows.perfect ? 'diagnostics.noHistogram' : 'diagnostics.noScale'
      return { kind: 'refused', view: 'histogram', title, reason: { key } }
    }
    const spread = valueSpread(values)
    const counted = withMembers(histogramBars(values, spread.range), rows, residual)
    const bars = { ...counted, flagged: flaggedInBars(residualsOf(rows, residual), flags, counted) }
    const bandwidth = silvermanBandwidth(spread)
    const [least, most] = span(values)
    const x = gridOf(least - CUT * bandwidth, most + CUT * bandwidth)
    const deviation = expectedDeviation(residual, spread)
    const density = kernelDensity(values, bandwidth, x)
    const normal = x.map((at) => normalDensity(at / deviation) / deviation)
    const name = residualNames[residual]
    return {
      kind: 'diagnostic',
      view: 'histogram',
      title,
      x: name,
      y: { key: 'diagnostics.density' },
      residual,
      points: noPoints,
      lines: [
        { role: 'density', curve: { x, y: density } },
        { role: 'normal', curve: { x, y: normal } },
      ],
      levels: [],
      bars,
      reach: { x: [...span(x)], y: [0, span(normal)[1], span(density)[1]] },
      description: [
        {
          key: 'diagnostics.histogramText',
          values: { residual: name, xMin: least, xMax: most, count: values.length, bars: bars.low.length },
        },
        fullest(bars.low, bars.high, bars.counts ?? new Uint32Array(0)),
      ],
      notes: [{ key: 'diagnostics.histogramNote', values: { bandwidth, deviation } }],
    }
  },
  places: ({ rows }, { residual }, { low, high }) => {
    const x = residualsOf(rows, residual)
    return { x, y: new Float64Array(x.length).fill((low + high) / 2), rows: rows.rows }
  },
}

/** Of few rows it is told in which bar each is, so that those selected can be marked. */
function withMembers(bars: DiagnosticBars, rows: RowDiagnostics, residual: ResidualKind): DiagnosticBars {
  const values = residualsOf(rows, residual)
  if (values.length > POINT_LIMIT) return bars
  const finite = Int32Array.from(values.keys()).filter((i) => Number.isFinite(values[i]))
  return {
    ...bars,
    members: {
      rows: finite.map((i) => rows.rows[i]),
      bar: Uint8Array.from(finite, (i) => barOf(values[i], bars)),
    },
  }
}

function flaggedInBars(values: Float64Array, flags: Uint8Array, bars: DiagnosticBars): Uint32Array {
  const counts = new Uint32Array(bars.low.length)
  for (let i = 0; i < values.length; i++) {
    if (flags[i] !== 0 && Number.isFinite(values[i])) counts[barOf(values[i], bars)]++
  }
  return counts
}

const gridOf = (from: number, to: number): Float64Array =>
  Float64Array.from({ length: CURVE_POINTS }, (_, k) => from + ((to - from) * k) / (CURVE_POINTS - 1))

const expectedDeviation = (residual: ResidualKind, { deviation }: ValueSpread): number =>
  residual === 'raw' ? deviation : 1

function fullest(low: Float64Array, high: Float64Array, counts: Uint32Array): PlotText {
  const bar = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))
  return {
    key: 'diagnostics.fullestBar',
    values: { low: low[bar], high: high[bar], count: counts[bar] },
  }
}
