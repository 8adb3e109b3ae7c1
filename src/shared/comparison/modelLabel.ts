import type { ModelSpec } from '../document/analysisDocument'

/** What a model is called until somebody names it: its formula, and its method unless that is least squares. */
export function modelLabel({ formula, method }: Pick<ModelSpec, 'formula' | 'method'>): string {
  return method === 'ols' ? formula : `${formula} (${method})`
}
