import { breuschPagan } from '../diagnostics/breuschPagan'
import { durbinWatson } from '../diagnostics/durbinWatson'
import type { FittedModel } from '../diagnostics/fittedModel'
import { jarqueBera } from '../diagnostics/jarqueBera'
import { shapiroWilk } from '../diagnostics/shapiroWilk'
import { varianceInflation } from '../diagnostics/varianceInflation'
import type { FitResult, FitTests, TestResult } from '../estimators/fitResult'
import { infer } from '../estimators/inference'
import { matrixConditionNumber } from '../estimators/matrixConditionNumber'
import type { FittedAnalysis } from './analysisTypes'
import { fitWarnings } from './fitWarnings'

/** The fit result as every process and the command line's JSON know it. */
export function composeFitResult(fitted: FittedAnalysis): FitResult {
  const { input, design, leastSquares, missingCount, excludedCount } = fitted
  const { rank, rss, tss, dfResidual } = leastSquares
  return {
    method: input.spec.method,
    formula: input.spec.formula,
    response: design.responseLabel,
    nRows: input.rowCount,
    nUsed: design.rowCount,
    nMissing: missingCount,
    nExcluded: excludedCount,
    rank,
    dfResidual,
    level: input.spec.level,
    statisticName: 't',
    ...infer(design, leastSquares, input.spec.level),
    rss,
    tss,
    conditionNumber: matrixConditionNumber(leastSquares),
    tests: fitTests(fitted),
    vif: varianceInflation(design, leastSquares),
    converged: true,
    iterations: 1,
    warnings: fitWarnings(fitted),
  }
}

/** The tests of the assumptions, each where it is defined. */
function fitTests(fitted: FittedModel): FitTests {
  if (fitted.leastSquares.dfResidual < 1) return {}
  const { residual } = fitted.rows
  return {
    durbinWatson: present(durbinWatson(fitted)),
    breuschPagan: present(breuschPagan(fitted)),
    jarqueBera: present(jarqueBera(residual)),
    shapiroWilk: present(shapiroWilk(residual)),
  }
}

function present(test: TestResult | null): TestResult | undefined {
  return test ?? undefined
}
