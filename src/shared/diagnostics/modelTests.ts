import type { FitResult, TestResult } from '../estimators/fitResult'
import type { SegmentWork } from '../numeric/segments'
import type { BasisWork } from './basisPass'
import { doTogether, firstPass } from './basisPass'
import { breuschGodfreyOn } from './breuschGodfrey'
import type { BreuschPaganForms } from './breuschPagan'
import { breuschPaganForms, breuschPaganOn } from './breuschPagan'
import { curvedTerm } from './curvedTerm'
import type { DurbinWatson } from './durbinWatson'
import { durbinWatsonOn } from './durbinWatson'
import type { FittedModel } from './fittedModel'
import { jarqueBera } from './jarqueBera'
import type { OrthonormalRows } from './orthonormalRows'
import { orthonormalRows } from './orthonormalRows'
import { resetOn } from './reset'
import { spreadOf } from './spreadOf'
import type { RowDiagnostics } from './rowDiagnostics'
import { shapiroWilk } from './shapiroWilk'
import type { UnweightedModel } from './unweightedModel'
import { unweightedModel } from './unweightedModel'
import { whiteOf, whiteWork } from './white'

/** p below this finds a curve. */
const CURVED_BELOW = 0.05
/** Multiplications that White's test may take; more are felt beside the fit. */
const AFFORDABLE = 20_000_000

/**
 * The tests of the model's assumptions, each where it is defined: RESET, Breusch–Pagan in both forms, Breusch–Godfrey of first
 * order, Durbin–Watson (two-sided), Jarque–Bera, Shapiro–Wilk up to 5000 rows, and White where it is made in a moment. None on
 * residuals that are rounding errors. `onRows` is told by how many rows the longest pass has begun.
 */
export function modelTests(
  model: FittedModel & { readonly rows: Pick<RowDiagnostics, 'perfect'> },
  onRows?: (begun: number) => void,
): Pick<FitResult, 'tests' | 'testsLeftOut'> {
  if (model.leastSquares.dfResidual < 1 || model.rows.perfect) return { tests: {} }
  const { rows } = model
  const { residual } = rows
  const plain = unweightedModel(model)
  const { spread, durbinWatson, breuschGodfrey, reset } = testsOnRows(model, plain, onRows)
  const isAffordable = whiteWork(plain) <= AFFORDABLE
  return {
    tests: {
      durbinWatson: defined(durbinWatson),
      breuschPagan: spread?.koenker,
      breuschPaganClassic: spread?.classic,
      breuschGodfrey: defined(breuschGodfrey),
      white: isAffordable ? defined(whiteOf(plain)) : undefined,
      jarqueBera: defined(jarqueBera(residual, { spread: spreadOf(model), share: rows.share?.('moments') })),
      shapiroWilk: defined(shapiroWilk(residual)),
      reset: reset === null ? undefined : { ...reset, curvedTerm: curve(model, reset) },
    },
    testsLeftOut: isAffordable ? undefined : ['white'],
  }
}

interface TestsOnRows {
  readonly spread: BreuschPaganForms | null
  readonly durbinWatson: DurbinWatson | null
  readonly breuschGodfrey: TestResult | null
  readonly reset: TestResult | null
}

/** The tests that look at the rows of the model matrix, all in one pass unless the spread's are weighted. */
function testsOnRows(
  model: FittedModel,
  plain: UnweightedModel,
  onRows?: (begun: number) => void,
): TestsOnRows {
  const basis = orthonormalRows(plain.design, plain.leastSquares)
  if (model.design.weights !== undefined) {
    const [durbinWatson, breuschGodfrey, reset] = doTogether<PlainTests>(basis, plainWorks(basis, plain), {
      onRows,
    })
    return { durbinWatson, breuschGodfrey, reset, spread: breuschPaganForms(model) }
  }
  const [durbinWatson, breuschGodfrey, reset, spread] = doTogether<[...PlainTests, BreuschPaganForms | null]>(
    basis,
    [...plainWorks(basis, plain), breuschPaganOn(basis, model, plain.scaled)],
    { share: model.rows.share?.('tests'), onRows },
  )
  return { durbinWatson, breuschGodfrey, reset, spread }
}

type PlainTests = [DurbinWatson | null, TestResult | null, TestResult | null]

function plainWorks(
  basis: OrthonormalRows,
  plain: UnweightedModel,
): [BasisWork<DurbinWatson | null>, BasisWork<TestResult | null>, BasisWork<TestResult | null>] {
  return [durbinWatsonOn(basis, plain), breuschGodfreyOn(basis, plain), resetOn(basis, plain)]
}

/** The pass of the tests of an unweighted model, as one who takes part in it does it. */
export function testsPass(model: FittedModel): SegmentWork {
  const plain = unweightedModel(model)
  const basis = orthonormalRows(plain.design, plain.leastSquares)
  return firstPass(basis, [...plainWorks(basis, plain), breuschPaganOn(basis, model, plain.scaled)])
}

function curve(model: FittedModel, { pValue }: TestResult): string | null {
  return pValue < CURVED_BELOW ? curvedTerm(model) : null
}

function defined<Test extends TestResult>(test: Test | null): Test | undefined {
  return test ?? undefined
}
