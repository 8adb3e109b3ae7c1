import type { Analysis } from '@shared/analysis/analysisTypes'
import { covarianceRatio } from '@shared/diagnostics/covarianceRatio'
import { dfbetasBlocks } from '@shared/diagnostics/dfbetas'
import type { FlagName } from '@shared/diagnostics/flag'
import { flagNames } from '@shared/diagnostics/flag'

/** The figures of a row, as `diagnose` writes them. */
export interface DiagnosedRow {
  readonly row: number
  readonly observed: number
  readonly fitted: number
  readonly residual: number
  readonly leverage: number
  readonly standardized: number
  readonly studentized: number
  readonly cooksDistance: number
  readonly dffits: number
  readonly covarianceRatio: number
  /** The share with which a robust fit lets the row count. */
  readonly robustWeight?: number
  /** By term, of the coefficients that are not aliased. */
  readonly dfbetas: Readonly<Record<string, number>>
  readonly flags: readonly FlagName[]
}

/** The rows one after the other, each made when it is asked for: a million of them are never in memory together. */
export function* diagnosedRows(analysis: Analysis, flags: Uint8Array): Generator<DiagnosedRow> {
  const { rows, leastSquares, design } = analysis
  const { rows: numbers, observed, fitted, residual, leverage } = rows
  const { standardized, studentized, cooksDistance, dffits } = rows
  const ratios = covarianceRatio(leastSquares, rows)
  const terms = Array.from(leastSquares.columns, (column) => design.columnNames[column])
  for (const { start, end, values } of dfbetasBlocks(analysis)) {
    for (let i = start; i < end; i++) {
      yield {
        row: numbers[i],
        observed: observed[i],
        fitted: fitted[i],
        residual: residual[i],
        leverage: leverage[i],
        standardized: standardized[i],
        studentized: studentized[i],
        cooksDistance: cooksDistance[i],
        dffits: dffits[i],
        covarianceRatio: ratios[i],
        robustWeight: leastSquares.robust?.rowWeights[i],
        dfbetas: Object.fromEntries(terms.map((term, j) => [term, values[j * (end - start) + i - start]])),
        flags: flagNames(flags[i]),
      }
    }
  }
}
