import { figureVector } from '../diagnostics/rowDiagnostics'
import type { RowVector } from '../diagnostics/rowVector'
import { countRows } from '../estimators/countRows'
import { freeCoefficients } from '../estimators/effectiveDf'
import type { LeastSquares } from '../estimators/leastSquares'
import type { DesignMatrix } from '../formula/designMatrix'
import type { Warning } from '../outcome/warning'
import type { FittedAnalysis } from './analysisTypes'

/** Fewer trusted digits than this in any coefficient are worth a warning. */
const FEW_DIGITS = 6

/** What the analyst should know of a fit that stands all the same. */
export function fitWarnings(fitted: FittedAnalysis): readonly Warning[] {
  const { design, leastSquares } = fitted
  return [
    ...missingRows(fitted),
    ...responseAmongPredictors(design),
    ...aliasedTerms(design, leastSquares),
    ...doubtfulFit(fitted),
    ...fewDigits(leastSquares),
    ...(fitted.estimation.warnings ?? []),
  ]
}

function missingRows({ input, missingCount, weightlessCount }: FittedAnalysis): readonly Warning[] {
  const { rowCount: rows, spec } = input
  const count = missingCount - weightlessCount
  return [
    ...(count === 0 ? [] : [{ code: 'rows-missing', count, rows } as const]),
    ...(weightlessCount === 0
      ? []
      : [{ code: 'weights-missing', count: weightlessCount, rows, name: spec.weights ?? '' } as const]),
  ]
}

function responseAmongPredictors({ namesResponse, responseLabel }: DesignMatrix): readonly Warning[] {
  return namesResponse === true ? [{ code: 'response-among-predictors', name: responseLabel }] : []
}

/** Aliased columns by name: a constant one as such, any other with the columns that say the same. */
function aliasedTerms(design: DesignMatrix, { aliases }: LeastSquares): readonly Warning[] {
  const interceptOnly = (dependsOn: readonly number[]): boolean =>
    dependsOn.every((column) => design.hasIntercept && design.assign[column] === 0)
  return aliases.map(({ column, dependsOn }) => {
    const term = design.columnNames[column]
    const value = interceptOnly(dependsOn) ? constantValue(design, column) : null
    if (value !== null) return { code: 'constant-predictor', term, value }
    const partners = dependsOn.map((partner) => design.columnNames[partner]).join(', ')
    return { code: 'aliased-term', term, partners }
  })
}

/** The one value that a column has in every row that counts; null where it has several, however close to each other. */
function constantValue(design: DesignMatrix, column: number): number | null {
  const { columnCount, rowCount, weights } = design
  const row = new Float64Array(columnCount)
  let value: number | null = null
  for (let i = 0; i < rowCount; i++) {
    if (weights !== undefined && weights[i] === 0) continue
    design.fill(i, i + 1, row)
    if (value !== null && row[column] !== value) return null
    value = row[column]
  }
  return value
}

function doubtfulFit({ design, leastSquares, rows }: FittedAnalysis): readonly Warning[] {
  const { dfResidual, trustedDigits } = leastSquares
  if (dfResidual < 1)
    return [{ code: 'no-residual-df', rows: countRows(design), coefficients: freeCoefficients(leastSquares) }]
  const value = constantEntry(figureVector(rows, 'observed'))
  if (value !== null) return [{ code: 'constant-response', name: design.responseLabel, value }]
  return rows.perfect ? [{ code: 'perfect-fit', digits: Math.floor(fewest(trustedDigits)) }] : []
}

/** The value of all entries; null where there are several. */
function constantEntry(vector: RowVector): number | null {
  const value = new Float64Array(1)
  vector.fill(0, 1, value)
  const [first] = value
  for (let i = 1; i < vector.length; i++) {
    vector.fill(i, i + 1, value)
    if (value[0] !== first) return null
  }
  return first
}

function fewDigits({ conditionNumber, trustedDigits }: LeastSquares): readonly Warning[] {
  const digits = fewest(trustedDigits)
  return digits >= FEW_DIGITS
    ? []
    : [{ code: 'ill-conditioned', conditionNumber, digits: Math.floor(digits) }]
}

function fewest(trustedDigits: Float64Array): number {
  return trustedDigits.reduce((least, digits) => (digits < least ? digits : least), Infinity)
}
