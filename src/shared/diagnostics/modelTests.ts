import type { FitTests, ResetResult, TestResult } from '../estimators/fitResult'
import { breuschPagan } from './breuschPagan'
import { curvedTerm } from './curvedTerm'
import { durbinWatson } from './durbinWatson'
import type { FittedModel } from './fittedModel'
import { jarqueBera } from './jarqueBera'
import { reset } from './reset'
import { isPerfectFit } from './rowFlags'
import { shapiroWilk } from './shapiroWilk'

/** p below this finds a curve. */
const CURVED_BELOW = 0.05

/**
 * The tests of the model's assumptions, each where it is defined: RESET, Breusch–Pagan (Koenker), Durbin–Watson (two-sided),
 * Jarque–Bera, and Shapiro–Wilk up to 5000 rows. None on residuals that are rounding errors.
 */
export function modelTests(model: FittedModel): FitTests {
  if (model.leastSquares.dfResidual < 1 || isPerfectFit(model.rows)) return {}
  const { residual } = model.rows
  return {
    durbinWatson: defined(durbinWatson(model)),
    breuschPagan: defined(breuschPagan(model)),
    jarqueBera: defined(jarqueBera(residual)),
    shapiroWilk: defined(shapiroWilk(residual)),
    reset: resetWithCurve(model),
  }
}

function resetWithCurve(model: FittedModel): ResetResult | undefined {
  const test = reset(model)
  if (test === null) return undefined
  return { ...test, curvedTerm: test.pValue < CURVED_BELOW ? curvedTerm(model) : null }
}

function defined<Test extends TestResult>(test: Test | null): Test | undefined {
  return test ?? undefined
}
