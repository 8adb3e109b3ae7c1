import { fitFigures, type FitFigures } from '../diagnostics/fitFigures'
import type { Result } from '../outcome/result'
import { ok } from '../outcome/result'
import { markRows } from '../table/rowMask'
import type { RowSet } from '../table/rowSet'
import { analyseColumns } from './analyse'
import type { AnalysisInput } from './analysisTypes'

/** The fit with every row, then after each act of exclusion in turn; one that cannot be made says why. */
export type ExclusionLedger = readonly Result<FitFigures>[]

/** Fits before the first act and after each: what an act changed is the difference of two that follow each other. */
export function exclusionLedger(input: AnalysisInput, acts: readonly RowSet[]): ExclusionLedger {
  const included = Uint8Array.from(input.included ?? new Uint8Array(input.rowCount).fill(1))
  const fit = (): Result<FitFigures> => {
    const made = analyseColumns({ ...input, included })
    return made.ok ? ok(fitFigures(made.value.result)) : made
  }
  return [
    fit(),
    ...acts.map((rows) => {
      markRows(included, rows, 0)
      return fit()
    }),
  ]
}
