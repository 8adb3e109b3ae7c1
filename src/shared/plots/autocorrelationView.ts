import { autocorrelation } from '../numeric/autocorrelation'
import { finiteValues } from '../numeric/finiteValues'
import { normalQuantile } from '../numeric/normal'
import type { DiagnosticModel } from './diagnosticModel'
import { noPoints } from './diagnosticPlot'
import type { PlotText } from './plotText'
import { residualNames, residualsOf } from './residualNames'

const LEVEL = 0.95
/** Half the width of a lag's bar. */
const HALF = 0.12

/**
 * Autocorrelations of the residuals in the order of the rows, from lag 1 to R's 10 log₁₀ n, with the bounds ± z / √n between which those of
 * independent values lie in 95 % of cases. Rows that do not take part are passed over.
 */
export const autocorrelationView: DiagnosticModel = {
  draw: ({ rows }, { residual }) => {
    const title: PlotText = { key: 'diagnostics.autocorrelation' }
    const series = finiteValues(residualsOf(rows, residual))
    const n = series.length
    const lags = Math.min(n - 1, Math.floor(10 * Math.log10(n)))
    const values = lags < 1 || rows.perfect ? null : autocorrelation(series, lags)
    if (values === null || Number.isNaN(values[0])) {
      return {
        kind: 'refused',
        view: 'autocorrelation',
        title,
        reason: { key: 'diagnostics.noAutocorrelation' },
      }
    }
    const limit = normalQuantile((1 + LEVEL) / 2) / Math.sqrt(n)
    const shown = values.subarray(1)
    const beyond = shown.filter((value) => Math.abs(value) > limit).length
    const bounds: PlotText = {
      key: 'diagnostics.autocorrelationBounds',
      values: { limit, level: 100 * LEVEL, lags, beyond },
    }
    return {
      kind: 'diagnostic',
      view: 'autocorrelation',
      title,
      x: { key: 'diagnostics.lag' },
      y: { key: 'diagnostics.autocorrelationOf', values: { residual: residualNames[residual] } },
      residual,
      points: noPoints,
      lines: [],
      levels: [
        { role: 'zero', y: 0 },
        { role: 'limit', y: -limit },
        { role: 'limit', y: limit },
      ],
      bars: {
        low: shown.map((_, k) => k + 1 - HALF),
        high: shown.map((_, k) => k + 1 + HALF),
        height: Float64Array.from(shown),
        counts: null,
      },
      reach: { x: [0, lags + 1], y: [0] },
      description: [
        {
          key: 'diagnostics.autocorrelationText',
          values: { residual: residualNames[residual], lags, first: values[1] },
        },
        bounds,
      ],
      notes: [bounds],
    }
  },
  places: () => null,
}
