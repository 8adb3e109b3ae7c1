import type { ExclusionLedger } from '@shared/analysis/exclusionLedger'
import type { Comparison } from '@shared/comparison/comparison'
import type { AnalysisDocument } from '@shared/document/analysisDocument'
import { excludedRowsOf } from '@shared/document/exclusions'
import type { Result } from '@shared/outcome/result'
import { ok } from '@shared/outcome/result'
import { isShown } from '@shared/report/placedParts'
import type { FitContext } from './fitThread'
import type { ComparisonTask, LedgerTask, ReportTask } from './fitThreadApi'
import type { OpenedTable } from './openedTable'
import { prepareComparison, runComparison } from './runComparison'
import { prepareLedger, runLedger } from './runLedger'

export type ReportAsides = Pick<ReportTask, 'ledger' | 'comparison'>

/** Who makes the fits that a report tells of beside its own. */
export interface AsideFits {
  ledger(task: LedgerTask): Result<ExclusionLedger> | Promise<Result<ExclusionLedger>>
  compare(task: ComparisonTask): Result<Comparison> | Promise<Result<Comparison>>
}

/** In threads of their own. */
export const asideThreads = (fitWorkerPath: string, context: FitContext = {}): AsideFits => ({
  ledger: (task) => runLedger(fitWorkerPath, task, context),
  compare: (task) => runComparison(fitWorkerPath, task, context),
})

/** What a report tells beside its fit, as far as its author wants it: what each exclusion did, and the models that are compared. */
export async function reportAsides(
  opened: OpenedTable,
  document: AnalysisDocument,
  fits: AsideFits,
): Promise<Result<ReportAsides>> {
  const ledger = await ledgerOf(opened, document, fits)
  if (!ledger.ok) return ledger
  const comparison = await comparisonOf(opened, document, fits)
  if (!comparison.ok) return comparison
  return ok({ ledger: ledger.value, comparison: comparison.value })
}

async function ledgerOf(
  opened: OpenedTable,
  { model, filter, exclusions, report }: AnalysisDocument,
  fits: AsideFits,
): Promise<Result<ExclusionLedger | undefined>> {
  if (exclusions.length === 0 || !isShown(report.parts, 'excluded')) return ok(undefined)
  const acts = exclusions.map(({ rows }) => rows)
  const task = await opened.use((table) => prepareLedger(table, { model, filter, acts }))
  return task.ok ? fits.ledger(task.value) : task
}

async function comparisonOf(
  opened: OpenedTable,
  { comparison, filter, exclusions, report }: AnalysisDocument,
  fits: AsideFits,
): Promise<Result<Comparison | undefined>> {
  if (comparison.models.length < 2 || !isShown(report.parts, 'comparison')) return ok(undefined)
  const excludedRows = excludedRowsOf(exclusions)
  const task = await opened.use((table) => prepareComparison(table, { ...comparison, filter, excludedRows }))
  return task.ok ? fits.compare(task.value) : task
}
