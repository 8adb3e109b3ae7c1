import fc from 'fast-check'
import type { RowsProblem, RowsSource } from '@shared/analysis/rowsTypes'
import { rowsProblem } from '@shared/analysis/rowsProblem'
import type { DescentSettings } from '@shared/document/descentSettings'
import { defaultDescent } from '@shared/document/descentSettings'
import { solveLeastSquares } from '@shared/estimators/solveLeastSquares'
import type { DesignMatrix } from '@shared/formula/designMatrix'
import { matrixDesign } from '../diagnostics/matrixDesign'

export function sourceOf(design: DesignMatrix, columns: Readonly<Record<string, number[]>> = {}): RowsSource {
  return {
    design,
    leastSquares: solveLeastSquares(design),
    columns: new Map(
      Object.entries(columns).map(([name, values]) => [
        name,
        { kind: 'numeric', name, values: Float64Array.from(values) },
      ]),
    ),
    trials: null,
  }
}

export function problemOf(source: RowsSource, settings: Partial<DescentSettings>): RowsProblem {
  const made = rowsProblem(source, { ...defaultDescent, ...settings })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** x = 1 … 5, y = 2, 4, 5, 4, 5. */
export const tutorialSource = sourceOf(matrixDesign({ x: [1, 2, 3, 4, 5] }, { response: [2, 4, 5, 4, 5] }), {
  x: [1, 2, 3, 4, 5],
  y: [2, 4, 5, 4, 5],
})

export const linearObjectives = ['squared', 'huber', 'bisquare', 'lad', 'quantile', 'logistic'] as const
export const convexObjectives = ['squared', 'huber', 'logistic'] as const

/** Random rows of two predictors with a response for each loss: 0 and 1 where it is logistic, with noise so that classes overlap. */
export const rowsCases = fc
  .record({
    rows: fc.array(
      fc.record({
        x: fc.integer({ min: -500, max: 500 }),
        z: fc.integer({ min: -500, max: 500 }),
        y: fc.integer({ min: -1000, max: 1000 }),
        w: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 12, maxLength: 30 },
    ),
    weighted: fc.boolean(),
    scale: fc.constantFrom('none', 'standardize'),
    loss: fc.constantFrom('mean', 'sum'),
    l2: fc.constantFrom(0, 0, 0.1),
  })
  .map(({ rows, weighted, ...settings }) => ({
    settings,
    source: (objective: DescentSettings['objective']): RowsSource =>
      sourceOf(
        matrixDesign(
          { x: rows.map(({ x }) => x / 100), z: rows.map(({ z }) => z / 100 + 2) },
          {
            response: rows.map(({ y }) => (objective === 'logistic' ? Number(y > 0) : y / 100)),
            weights: weighted ? rows.map(({ w }) => w / 10) : undefined,
          },
        ),
      ),
  }))
