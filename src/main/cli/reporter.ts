import { defaultComposition, type ReportComposition } from '@shared/report/composition'
import type { FittedAnalysis } from './modelOptions'
import type { Output } from './output'

/** Writes the report of an analysis, if its table is there to be described; what it takes to write one is loaded when one is asked for. */
export function reporter(
  { table, path, preparation, ...finished }: FittedAnalysis,
  composition: ReportComposition = defaultComposition,
): Output['report'] {
  if (table === undefined || path === undefined || preparation === undefined) return undefined
  return async (format) => {
    const { analysisReport } = await import('./analysisReport')
    return analysisReport({ ...finished, table, path, preparation }, format, { composition })
  }
}
