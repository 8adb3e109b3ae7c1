import type { CovarianceKind } from '../estimators/fitResult'
import { fail, ok } from '../outcome/result'
import type { Result } from '../outcome/result'
import type { TableRows } from '../formula/tableRows'
import type { Column } from '../table/column'
import type { FittedModel } from '../diagnostics/fittedModel'
import type { BootstrapSummary } from '../estimators/linearInference'
import { bootstrap } from './bootstrap'
import type { CovarianceEstimate } from './covarianceEstimate'
import { robustCovariance } from './robustCovariance'

/** Which standard errors a fit is to have. */
export interface StandardErrors {
  readonly kind: CovarianceKind
  /** Newey–West: rows apart that are still taken to be correlated; null is the rule of thumb (`defaultLag`). */
  readonly lag: number | null
  /** Cluster-robust: the column whose values tell which rows belong together. */
  readonly cluster: string | null
  /** Bootstrap: how many resamples. */
  readonly replicates: number
  /** Bootstrap: the same seed gives the same bits. */
  readonly seed: number
}

export interface StandardErrorContext {
  /** Confidence level of the bootstrap's own intervals. */
  readonly level: number
  readonly columns: ReadonlyMap<string, Column>
  /** Told after each replicate of a bootstrap. */
  readonly onProgress?: (done: number, total: number) => void
  /** Asked before each replicate of a bootstrap; true ends with those there are. */
  readonly shouldStop?: () => boolean
}

/**
 * The covariance of the coefficients that a choice of standard errors asks for; null for the classical one, which every fit
 * has. Errors: `cluster-not-chosen`; `cluster-missing` where a used row has no cluster; `cluster-single` where all are in one.
 */
export function estimateCovariance(
  model: FittedModel,
  { kind, lag, cluster, replicates, seed }: StandardErrors,
  { level, columns, onProgress, shouldStop }: StandardErrorContext,
): Result<CovarianceEstimate | null> {
  switch (kind) {
    case 'classical':
      return ok(null)
    case 'bootstrap': {
      const resampled = bootstrap(model, { replicates, seed, level, onProgress, shouldStop })
      return ok({ ...resampled.estimate, bootstrap: summarise(resampled) })
    }
    case 'newey-west':
      return ok(robustCovariance(model, { kind, lag: lag ?? undefined }))
    case 'cluster': {
      const column = columns.get(cluster ?? '')
      if (column === undefined) return fail({ code: 'cluster-not-chosen' })
      const codes = clusterCodes(model.design.rows, column)
      return codes.ok ? ok(robustCovariance(model, { kind, codes: codes.value })) : codes
    }
    default:
      return ok(robustCovariance(model, { kind }))
  }
}

/** Without the replicates themselves. */
function summarise({ kind, seed, level, replicates, discarded, terms }: BootstrapSummary): BootstrapSummary {
  return { kind, seed, level, replicates, discarded, terms }
}

/** One code ≥ 0 a used row: rows of the same value are of the same cluster. */
function clusterCodes(rows: TableRows, column: Column): Result<Int32Array> {
  const { name } = column
  const codeOf = new Map<number, number>()
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const value = clusterOf(column, rows.at(i))
    if (value === null) return fail({ code: 'cluster-missing', name, row: rows.at(i) + 1 })
    const code = codeOf.get(value) ?? codeOf.size
    codeOf.set(value, code)
    codes[i] = code
  }
  return codeOf.size < 2 ? fail({ code: 'cluster-single', name }) : ok(codes)
}

function clusterOf(column: Column, row: number): number | null {
  if (column.kind === 'factor') return column.codes[row] < 0 ? null : column.codes[row]
  return Number.isNaN(column.values[row]) ? null : column.values[row]
}
