import type { DrawnPlot } from '@shared/contract/selectionApi'
import { fitPlotPlaces } from '@shared/plots/fitPlotModel'
import type { PlotInput } from '@shared/plots/plotInput'
import type { PointPlaces } from '@shared/plots/pointSource'
import { boundsOf, pointsInside } from '@shared/plots/pointsInside'
import { quantilePlotPlaces } from '@shared/plots/quantilePlotModel'
import { residualPlotPlaces } from '@shared/plots/residualPlotModel'
import { rowSetOf, type RowSet } from '@shared/table/rowSet'

/** All rows of the fit whose points lie inside a polygon of a plot, drawn or not. */
export const rowsInside = (input: PlotInput, plot: DrawnPlot, polygon: readonly number[]): RowSet =>
  pointsInside(placesIn(input, plot, polygon), polygon)

function placesIn(input: PlotInput, plot: DrawnPlot, polygon: readonly number[]): PointPlaces {
  switch (plot.kind) {
    case 'fit':
      return fitPlotPlaces(input, plot.xAxis)
    case 'residual':
      return residualPlotPlaces(input, plot)
    case 'quantile':
      return quantilePlotPlaces(input, boundsOf(polygon))
  }
}

/** All rows that bear a flag. */
export const rowsFlagged = ({ rows, flags }: Pick<PlotInput, 'rows' | 'flags'>): RowSet =>
  rowSetOf(rows.rows.filter((_, i) => flags[i] !== 0))
