import { emptyDocument } from '@shared/document/analysisDocument'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import { buildDesignMatrix } from '@shared/formula/buildDesignMatrix'
import { expandTerms } from '@shared/formula/expandTerms'
import { parseFormula } from '@shared/formula/parseFormula'
import { seededRandom } from '@shared/numeric/seededRandom'
import type { Result } from '@shared/outcome/result'
import type { Column, ColumnSummary } from '@shared/table/column'
import { createFitDesk } from '../../src/main/engine/fitDesk'

/** Columns of a regression in memory. */
export interface Regression {
  readonly formula: string
  readonly rowCount: number
  readonly table: readonly ColumnSummary[]
  readonly columns: readonly Column[]
}

/** y = 1 + Σ xⱼ / j + noise on normal columns, for a model matrix of `columnCount` columns, the intercept one of them. */
export function createRegression(rowCount: number, columnCount: number): Regression {
  const random = seededRandom(1)
  const columns = Array.from({ length: columnCount }, (_, j) => {
    const values = new Float64Array(rowCount)
    for (let i = 0; i < rowCount; i++) values[i] = random.normal()
    return { kind: 'numeric', name: j === 0 ? 'y' : `x${j}`, values } as const
  })
  const [{ values: y }, ...predictors] = columns
  predictors.forEach(({ values }, k) => {
    for (let i = 0; i < rowCount; i++) y[i] += values[i] / (k + 1)
  })
  for (let i = 0; i < rowCount; i++) y[i] += 1
  const formula = `y ~ ${predictors.map(({ name }) => name).join(' + ')}`
  return { formula, rowCount, columns, table: columns.map(({ name }) => summarise(name, rowCount)) }
}

/** From the formula to the coefficients. */
export function fitRegression({ formula, rowCount, table, columns }: Regression): Float64Array {
  const terms = valueOf(expandTerms(valueOf(parseFormula(formula)), table))
  const byName = new Map(columns.map((column) => [column.name, column]))
  const { design } = valueOf(
    buildDesignMatrix({ terms, columns: byName, rowCount, included: null, weights: null }),
  )
  return solveLeastSquares(design).coefficients
}

/** The fit thread's own work on a regression: answers a fit without the rows given, all that a refit in the window waits for. */
export function createRefit({
  formula,
  rowCount,
  table,
  columns,
}: Regression): (excluded: readonly number[]) => void {
  const desk = createFitDesk()
  const spec = { ...emptyDocument.model, formula }
  return (excluded) => {
    const included = new Uint8Array(rowCount).fill(1)
    for (const row of excluded) included[row] = 0
    valueOf(desk.fit({ spec, table, columns, rowCount, included, outlierThreshold: 2 }))
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const summarise = (name: string, distinct: number): ColumnSummary => ({
  name,
  type: 'number',
  missing: 0,
  unparsed: 0,
  distinct,
  examples: [],
  histogram: [],
  min: null,
  max: null,
})
