import { emptyDocument } from '@shared/document/analysisDocument'
import { createFitDesk, type FitDesk } from '../../src/main/engine/fitDesk'
import { createRegression } from './leastSquaresCases'

/** A fit desk that holds the fit of a regression, as the fit thread does once the window has its coefficients. */
export function fittedDesk(rowCount: number, columnCount: number): FitDesk {
  const { formula, table, columns } = createRegression(rowCount, columnCount)
  const desk = createFitDesk()
  const spec = { ...emptyDocument.model, formula }
  const made = desk.fit({ spec, table, columns, rowCount, included: null, outlierThreshold: 2 })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return desk
}

export { warmUp } from '../../src/main/engine/warmUp'
