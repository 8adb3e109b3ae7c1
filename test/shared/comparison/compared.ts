import type { Comparison } from '@shared/comparison/comparison'
import { compareModels } from '@shared/comparison/compareModels'
import { emptyDocument, type ModelSpec } from '@shared/document/analysisDocument'
import { analysed, mtcars } from '../plots/analysed'

/** These models of mtcars side by side; the analysis is asked for its columns only. */
export function compared(...models: readonly Partial<ModelSpec>[]): Comparison {
  const { table, columns } = analysed('mpg ~ wt + hp', mtcars())
  const specs = models.map((part) => ({ ...emptyDocument.model, ...part }))
  const made = compareModels({
    table,
    columns,
    rowCount: 32,
    included: null,
    models: specs.map((spec) => ({ label: `${spec.formula} (${spec.method})`, spec })),
    rows: 'common',
    folds: 5,
    seed: 1,
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}
