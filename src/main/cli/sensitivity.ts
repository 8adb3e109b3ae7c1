import { analyseColumns } from '@shared/analysis/analyse'
import {
  changesBetween,
  fitFigures,
  type FigureChange,
  type FitFigures,
} from '@shared/diagnostics/fitFigures'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { formatSignificant } from '@shared/texts/formatNumber'
import { translate } from '@shared/texts/translate'
import type { FinishedAnalysis } from './modelOptions'
import { textTable } from './textTable'

/** A fit with the rows that were excluded, and without them. */
export interface Sensitivity {
  readonly excludedRows: readonly number[]
  readonly withAllRows: FitFigures
  readonly without: FitFigures
  readonly changes: readonly FigureChange[]
}

/** Fits with the excluded rows too; those that a condition drops stay out. Fails as that fit does. */
export function sensitivityOf(finished: FinishedAnalysis): Result<Sensitivity> {
  const { analysis, leftOut } = finished
  const { spec, table, columns, result } = analysis
  const included = finished.included?.slice() ?? new Uint8Array(result.nRows).fill(1)
  for (const row of leftOut) included[row - 1] = 1
  const all = analyseColumns({ spec, table, columns, rowCount: included.length, included })
  if (!all.ok) return all
  const [withAllRows, without] = [fitFigures(all.value.result), fitFigures(result)]
  return ok({ excludedRows: leftOut, withAllRows, without, changes: changesBetween(withAllRows, without) })
}

/** Both fits beside each other, as the ledger of the window has them. */
export function sensitivityText({ withAllRows, without, changes }: Sensitivity): string {
  const table = {
    header: ['', 'with all rows', 'std. error', 'without', 'std. error', 'change'],
    rows: changes.map(({ figure, term, before, after, change }) => [
      term ?? names[figure],
      shown(before),
      errorIn(withAllRows, term),
      shown(after),
      errorIn(without, term),
      shown(change),
    ]),
  }
  return `${translate('en', 'report.sensitivity')}\n${textTable(table)}`
}

const names: Readonly<Record<FigureChange['figure'], string>> = {
  coefficient: '',
  sigma: 'σ',
  rSquared: 'R²',
  nUsed: 'rows used',
}

const shown = (value: number): string => formatSignificant(value, 6, 'en')

function errorIn({ coefficients }: FitFigures, term: string | null): string {
  const found = coefficients.find((coefficient) => coefficient.term === term)
  return found === undefined ? '' : shown(found.stdError)
}
