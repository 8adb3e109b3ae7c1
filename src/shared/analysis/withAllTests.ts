import { white } from '../diagnostics/white'
import type { FitResult } from '../estimators/fitResult'
import type { Analysis } from './analysisTypes'

/** The analysis' result with the tests that were left out because they take long. */
export function withAllTests(analysis: Analysis): FitResult {
  const { result } = analysis
  if (!result.testsLeftOut?.includes('white')) return result
  const tests = { ...result.tests, white: white({ ...analysis, ...analysis.reduced }) ?? undefined }
  return { ...result, tests, testsLeftOut: undefined }
}
