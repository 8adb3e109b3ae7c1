import type { CertifiedSet } from '@shared/analysis/selfTest'

/** NIST's certified linear regressions, read when they are asked for. */
export async function certifiedSets(): Promise<readonly CertifiedSet[]> {
  const resource = await import('../../../resources/nist/linear.json')
  // Each set has columns of its own, which JSON's inferred type spells out one by one.
  return resource.default as unknown as readonly CertifiedSet[]
}
