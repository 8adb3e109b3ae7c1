import type { CheckedFit, PrecisionCheck } from './check'
import { centringFor } from './centringFor'

/** Fewer digits than the first warn, fewer than the second say little more than the order of magnitude. */
const WARN_BELOW = 6
const BAD_BELOW = 3

/**
 * Judges the fewest decimal digits that can be trusted in any coefficient. Scales do not matter to them, because the arithmetic
 * scales the columns itself; columns far from zero and columns that nearly follow from others do.
 */
export function judgePrecision({
  coefficients = [],
  conditionNumber = NaN,
  centering,
}: CheckedFit): PrecisionCheck {
  const check = 'precision'
  const known = coefficients.filter(({ trustedDigits }) => !Number.isNaN(trustedDigits))
  if (known.length === 0) {
    return { check, verdict: 'unknown', evidence: null, remedy: null, actions: [], term: null }
  }
  const { term, trustedDigits } = known.reduce((least, one) =>
    one.trustedDigits < least.trustedDigits ? one : least,
  )
  const verdict = trustedDigits < BAD_BELOW ? 'bad' : trustedDigits < WARN_BELOW ? 'warn' : 'ok'
  const evidence = {
    name: 'trustedDigits',
    statistic: trustedDigits,
    pValue: null,
    conditionNumber,
  } as const
  if (verdict === 'ok') return { check, verdict, evidence, remedy: null, actions: [], term }
  return {
    check,
    verdict,
    evidence,
    remedy: `${check}-remedy`,
    actions: centringFor(check, centering),
    term,
  }
}
