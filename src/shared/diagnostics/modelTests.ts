import type { FitResult, ResetResult, TestResult } from '../estimators/fitResult'
import { breuschGodfrey } from './breuschGodfrey'
import { breuschPaganForms } from './breuschPagan'
import { curvedTerm } from './curvedTerm'
import { durbinWatson } from './durbinWatson'
import type { FittedModel } from './fittedModel'
import { jarqueBera } from './jarqueBera'
import { reset } from './reset'
import { isPerfectFit } from './rowFlags'
import { shapiroWilk } from './shapiroWilk'
import { unweightedModel } from './unweightedModel'
import { white, whiteWork } from './white'

/** p below this finds a curve. */
const CURVED_BELOW = 0.05
/** Multiplications that White's test may take; more are felt beside the fit. */
const AFFORDABLE = 20_000_000

/**
 * The tests of the model's assumptions, each where it is defined: RESET, Breusch–Pagan in both forms, Breusch–Godfrey of first
 * order, Durbin–Watson (two-sided), Jarque–Bera, Shapiro–Wilk up to 5000 rows, and White where it is made in a moment. None on
 * residuals that are rounding errors.
 */
export function modelTests(model: FittedModel): Pick<FitResult, 'tests' | 'testsLeftOut'> {
  if (model.leastSquares.dfResidual < 1 || isPerfectFit(model.rows)) return { tests: {} }
  const { residual } = model.rows
  const plain = withoutWeights(model)
  const spread = breuschPaganForms(model)
  const isAffordable = whiteWork(plain) <= AFFORDABLE
  return {
    tests: {
      durbinWatson: defined(durbinWatson(plain)),
      breuschPagan: spread?.koenker,
      breuschPaganClassic: spread?.classic,
      breuschGodfrey: defined(breuschGodfrey(plain)),
      white: isAffordable ? defined(white(plain)) : undefined,
      jarqueBera: defined(jarqueBera(residual)),
      shapiroWilk: defined(shapiroWilk(residual)),
      reset: resetWithCurve(model, plain),
    },
    testsLeftOut: isAffordable ? undefined : ['white'],
  }
}

/** The model that the tests of order and of form look at, fitted once for all of them. */
function withoutWeights(model: FittedModel): FittedModel {
  const { design, leastSquares, residual, fitted } = unweightedModel(model)
  return { design, leastSquares, rows: { ...model.rows, residual, fitted } }
}

function resetWithCurve(model: FittedModel, plain: FittedModel): ResetResult | undefined {
  const test = reset(plain)
  if (test === null) return undefined
  return { ...test, curvedTerm: test.pValue < CURVED_BELOW ? curvedTerm(model) : null }
}

function defined<Test extends TestResult>(test: Test | null): Test | undefined {
  return test ?? undefined
}
