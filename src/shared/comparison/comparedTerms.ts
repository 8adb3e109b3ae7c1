import type { Comparison } from './comparison'

/** The terms that a model of the comparison estimates: those that most models have first, the intercept last. */
export function comparedTerms({ models }: Pick<Comparison, 'models'>): readonly string[] {
  const counts = new Map<string, number>()
  for (const { fit } of models) {
    for (const { term, aliased } of fit?.coefficients ?? []) {
      if (!aliased) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
  const rank = ([term, count]: readonly [string, number]): number => (term === '(Intercept)' ? 0 : count)
  return [...counts].sort((a, b) => rank(b) - rank(a)).map(([term]) => term)
}
