import type { RowDiagnostics } from '../diagnostics/rowDiagnostics'
import type { ResidualKind } from './diagnosticChoice'
import type { PlotPhrase } from './plotText'

/** The name of each residual: an axis always says which it shows. */
export const residualNames: Readonly<Record<ResidualKind, PlotPhrase>> = {
  studentized: { key: 'terms.studentizedResidual' },
  standardized: { key: 'terms.standardizedResidual' },
  raw: { key: 'terms.rawResidual' },
}

/** The residuals of that kind, one entry a used row. */
export const residualsOf = (rows: RowDiagnostics, residual: ResidualKind): Float64Array =>
  residual === 'raw' ? rows.residual : rows[residual]
