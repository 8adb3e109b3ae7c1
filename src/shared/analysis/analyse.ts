import { computeRowDiagnostics } from '../diagnostics/computeRowDiagnostics'
import type { ModelSpec } from '../document/analysisDocument'
import { ols } from '../estimators/ols'
import { findEstimator, readOptions } from '../estimators/registry'
import { expandTerms } from '../formula/expandTerms'
import { nearestNames } from '../formula/nearestNames'
import { parseFormula } from '../formula/parseFormula'
import { estimateCovariance } from '../inference/standardErrors'
import { withCovariance } from '../inference/withCovariance'
import type { Result } from '../outcome/result'
import { fail, ok } from '../outcome/result'
import type { Column, ColumnSummary } from '../table/column'
import type { ColumnSource } from '../table/columnSource'
import type { Analysis, AnalysisInput } from './analysisTypes'
import { buildModel } from './buildModel'
import { composeFitResult } from './composeFitResult'

/**
 * The whole route from a table to everything that a fit leaves behind: formula → design matrix → estimator → per-row
 * diagnostics → fit result. The engine's fit thread, the command line and the reference tests all come through here.
 */
export async function analyse(
  source: ColumnSource,
  spec: ModelSpec,
  { recruit, ...selection }: Selection,
): Promise<Result<Analysis>> {
  const needed = requiredColumns(spec, source.columns)
  if (!needed.ok) return needed
  const read = await source.read(needed.value)
  if (!read.ok) return read
  const columns = new Map<string, Column>(read.value.map((column) => [column.name, column]))
  const input = { spec, table: source.columns, columns, rowCount: source.rowCount, ...selection }
  return analyseColumns({ ...input, team: recruit?.(input) })
}

interface Selection extends Pick<AnalysisInput, 'included' | 'onProgress' | 'shouldStop' | 'allocate'> {
  /** Calls others to take part in the passes over the columns that have been read. */
  readonly recruit?: (input: AnalysisInput) => AnalysisInput['team']
}

const allocateShared = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * length))

/** The same from columns that are already in memory. */
export function analyseColumns(input: AnalysisInput): Result<Analysis> {
  const estimator = findEstimator(input.spec.method)
  if (!estimator.ok) return estimator
  const { kind } = input.spec.standardErrors
  if (kind !== 'classical' && estimator.value !== ols) {
    return fail({ code: 'option-invalid', option: 'se', value: kind, expected: 'classical' })
  }
  const options = readOptions(estimator.value, input.spec.options)
  if (!options.ok) return options
  const built = buildModel(input)
  if (!built.ok) return built
  const { missingCount, weightlessCount, excludedCount } = built.value
  const { onProgress } = input
  const team = estimator.value === ols ? input.team : undefined
  const estimated = estimator.value.solve(built.value.design, options.value, {
    onProgress: onProgress && ((done, total) => onProgress('fitting', done, total)),
    team,
  })
  if (!estimated.ok) return estimated
  const { design, leastSquares } = estimated.value
  const rows = computeRowDiagnostics(design, leastSquares, {
    allocate: input.allocate ?? (team && allocateShared),
    onProgress: onProgress && ((done, total) => onProgress('diagnosing', done, total)),
    team,
  })
  const fitted = {
    input,
    estimation: estimated.value,
    design,
    leastSquares,
    rows,
    missingCount,
    weightlessCount,
    excludedCount,
  }
  const covariance = estimateCovariance(fitted, input.spec.standardErrors, {
    level: input.spec.level,
    columns: input.columns,
    shouldStop: input.shouldStop,
    onProgress: onProgress && ((done, total) => onProgress('resampling', done, total)),
  })
  if (!covariance.ok) return covariance
  const classical = composeFitResult(fitted)
  const result =
    covariance.value === null ? classical : withCovariance(classical, leastSquares, covariance.value)
  const { spec, table, columns } = input
  const modelDesign = built.value.design
  const { reduced } = estimated.value
  return ok({ spec, table, columns, modelDesign, design, leastSquares, reduced, result, rows })
}

/** Names of the columns that the model reads, those of weights and clusters included. */
export function requiredColumns(spec: ModelSpec, table: readonly ColumnSummary[]): Result<readonly string[]> {
  const formula = parseFormula(spec.formula)
  if (!formula.ok) return formula
  const terms = expandTerms(formula.value, table)
  if (!terms.ok) return terms
  const { kind, cluster } = spec.standardErrors
  const others = [spec.weights, kind === 'cluster' ? cluster : null].filter((name) => name !== null)
  const known = table.map(({ name }) => name)
  const unknown = others.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const suggestions = nearestNames(unknown, known).join(', ')
    return fail({ code: 'column-unknown', name: unknown, position: 0, suggestions })
  }
  return ok([...new Set([...terms.value.columnNames, ...others])])
}
