import type { DesignMatrix } from './designMatrix'

/** A design like `design` except for what is given. Unlike a spread it keeps the methods of a design that is an instance of a class. */
export function deriveDesign(design: DesignMatrix, changes: Partial<DesignMatrix>): DesignMatrix {
  const same: DesignMatrix = {
    rowCount: design.rowCount,
    columnCount: design.columnCount,
    columnNames: design.columnNames,
    assign: design.assign,
    termLabels: design.termLabels,
    hasIntercept: design.hasIntercept,
    responseLabel: design.responseLabel,
    namesResponse: design.namesResponse,
    rows: design.rows,
    weights: design.weights,
    trials: design.trials,
    fill: (start, end, target) => design.fill(start, end, target),
    fillDoubleDouble: (start, end, high, low) => design.fillDoubleDouble(start, end, high, low),
    fillResponse: (start, end, target) => design.fillResponse(start, end, target),
    encode: (columns, rowCount) => design.encode(columns, rowCount),
  }
  return { ...same, ...changes }
}
