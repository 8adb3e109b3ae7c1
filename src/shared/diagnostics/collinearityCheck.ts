import type { CheckedFit, CollinearityCheck } from './check'
import { centringFor } from './centringFor'
import type { RemedyAction } from './remedy'
import { containingTerms } from '../formula/termFactors'

/** Variance inflation above the first warns, above the second estimates are hardly told apart. */
const WARN_ABOVE = 10
const BAD_ABOVE = 100

/**
 * Judges the largest variance inflation factor. Where the overlap comes from powers or products of columns far from zero,
 * centring them removes it; else the term that the others explain best can go, one that no other term contains.
 */
export function judgeCollinearity({ vif, centering }: CheckedFit): CollinearityCheck {
  const check = 'collinearity'
  const comparable = vif.map(({ term, value, df }) => ({ term, value: value ** (1 / (df ?? 1)) }))
  if (comparable.length === 0 || comparable.some(({ value }) => Number.isNaN(value))) {
    return { check, verdict: 'unknown', evidence: null, remedy: null, actions: [], term: null }
  }
  const largest = worst(comparable)
  const verdict = largest.value > BAD_ABOVE ? 'bad' : largest.value > WARN_ABOVE ? 'warn' : 'ok'
  const evidence = { name: 'vif', statistic: largest.value, pValue: null } as const
  if (verdict === 'ok') return { check, verdict, evidence, remedy: null, actions: [], term: largest.term }
  const centre = centringFor(check, centering)
  const remove: RemedyAction = { kind: 'remove-term', term: worst(removable(comparable)).term }
  return {
    check,
    verdict,
    evidence,
    remedy: `${check}-remedy`,
    actions: [...centre, remove],
    term: largest.term,
  }
}

interface Inflated {
  readonly term: string
  readonly value: number
}

const worst = (terms: readonly Inflated[]): Inflated =>
  terms.reduce((most, one) => (one.value > most.value ? one : most))

/** Terms that no other contains: without `a`, `a:b` would mean something else. */
function removable(terms: readonly Inflated[]): readonly Inflated[] {
  const containing = containingTerms(terms.map(({ term }) => term))
  return terms.filter((_, index) => containing[index].length === 0)
}
