import type { DiagnosticModel } from './diagnosticModel'
import { LAST_KNOWN_LEVEL } from './equalLocalLevel'
import { QUANTILE_BAND_LEVEL, quantilePlotModel, quantilePlotPlaces } from './quantilePlotModel'
import type { PlotText } from './plotText'
import { rangeValues, span } from './rangeValues'

/** The normal Q–Q plot of the studentized residuals, with its band and the line y = x. */
export const quantileView: DiagnosticModel = {
  draw: (input, { band: kind }) => {
    const { points, line, band } = quantilePlotModel(input, { row: input.row, band: kind })
    const ends = Float64Array.from(span(points.x))
    const hasBand = band.x.length > 0
    const level = Math.round(100 * QUANTILE_BAND_LEVEL)
    const said: PlotText = hasBand
      ? { key: `diagnostics.${kind}Band`, values: { level } }
      : { key: 'diagnostics.noBand' }
    return {
      kind: 'diagnostic',
      view: 'quantile',
      title: { key: 'report.quantileChart' },
      x: { key: 'terms.normalQuantile' },
      y: { key: 'terms.studentizedResidual' },
      residual: 'studentized',
      points,
      lines: [
        { role: 'limit', curve: band },
        { role: 'fit', curve: { x: ends, y: ends.map((x) => line.intercept + line.slope * x) } },
      ],
      levels: [],
      bars: null,
      reach: { x: [], y: [...ends] },
      description: [{ key: 'diagnostics.quantileText', values: rangeValues(points) }, said],
      notes: [said, ...(hasBand && kind === 'simultaneous' ? carriedOn(points.total) : [])],
    }
  },
  places: (input, _choice, bounds) => quantilePlotPlaces(input, bounds),
}

const carriedOn = (count: number): readonly PlotText[] =>
  count > LAST_KNOWN_LEVEL ? [{ key: 'diagnostics.carriedBand', values: { count: LAST_KNOWN_LEVEL } }] : []
