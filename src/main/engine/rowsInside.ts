import type { DrawnPlot, FlaggedSelection } from '@shared/contract/selectionApi'
import { countByRule } from '@shared/diagnostics/countFlags'
import { flagNamesInOrder } from '@shared/diagnostics/flag'
import { fitPlotPlaces } from '@shared/plots/fitPlotModel'
import { diagnosticPlaces } from '@shared/plots/diagnosticPlotModel'
import type { PlotInput } from '@shared/plots/plotInput'
import type { PointPlaces } from '@shared/plots/pointSource'
import { boundsOf, pointsInside } from '@shared/plots/pointsInside'
import { residualPlotPlaces } from '@shared/plots/residualPlotModel'
import { unite } from '@shared/table/rowAlgebra'
import { noRows, rowSetOf, type RowSet } from '@shared/table/rowSet'

/** All rows of the fit whose points lie inside a polygon of a plot, drawn or not. */
export function rowsInside({ input, plot, hollow }: PlacedRows, polygon: readonly number[]): RowSet {
  const places = placesIn(input, plot, polygon)
  const inside = places === null ? noRows : pointsInside(places, polygon)
  return hollow === undefined ? inside : unite(inside, pointsInside(hollow, polygon))
}

interface PlacedRows {
  readonly input: PlotInput
  readonly plot: DrawnPlot
  /** Rows that were excluded, where the plot shows them. */
  readonly hollow: PointPlaces | undefined
}

function placesIn(input: PlotInput, plot: DrawnPlot, polygon: readonly number[]): PointPlaces | null {
  switch (plot.kind) {
    case 'fit':
      return fitPlotPlaces(input, plot.xAxis)
    case 'residual':
      return residualPlotPlaces(input, plot)
    case 'diagnostic':
      return diagnosticPlaces(input, plot.choice, boundsOf(polygon))
  }
}

/** All rows that bear a flag, and the rules that found any. */
export function rowsFlagged({ rows, flags }: Pick<PlotInput, 'rows' | 'flags'>): FlaggedSelection {
  const counts = countByRule(flags)
  return {
    rows: rowSetOf(rows.rows.filter((_, i) => flags[i] !== 0)),
    rules: flagNamesInOrder.filter((name) => counts[name] > 0),
  }
}
