import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import { hasRow, type RowSet } from '../table/rowSet'
import type { ResidualKind } from './diagnosticChoice'
import type { DiagnosticBars } from './diagnosticPlot'
import { barOf } from './histogramBars'
import { residualsOf } from './residualNames'

interface ChosenInBars {
  readonly residual: ResidualKind
  readonly bars: Pick<DiagnosticBars, 'low' | 'high'>
  readonly rows: RowSet
}

/** How many of the chosen rows each bar of a histogram of residuals counts. */
export function rowsInBars(diagnostics: RowDiagnostics, { residual, bars, rows }: ChosenInBars): Uint32Array {
  const values = residualsOf(diagnostics, residual)
  const counts = new Uint32Array(bars.low.length)
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]) && hasRow(rows, diagnostics.rows[i])) counts[barOf(values[i], bars)]++
  }
  return counts
}
