import type { ComparedPair } from './comparison'

export interface PairVerdict {
  readonly kind: 'larger' | 'smaller' | 'indistinct' | 'nearer' | 'neither'
  readonly model: number | null
}

/** At this level the tests decide. */
const LEVEL = 0.05

/** What the tests of a pair come to at the 5 % level; null where there is none. */
export function pairVerdict({
  first,
  second,
  relation,
  f,
  likelihoodRatio,
  vuong,
}: ComparedPair): PairVerdict | null {
  const nested = f ?? likelihoodRatio
  if (nested !== null) {
    const [small, large] = relation === 'first-in-second' ? [first, second] : [second, first]
    return nested.pValue < LEVEL ? { kind: 'larger', model: large } : { kind: 'smaller', model: small }
  }
  if (vuong === null) return null
  if (!(vuong.distinguishable.pValue < LEVEL)) return { kind: 'indistinct', model: null }
  if (!(vuong.pValue < LEVEL)) return { kind: 'neither', model: null }
  return { kind: 'nearer', model: vuong.z > 0 ? first : second }
}
