import { flagNamesInOrder, type FlagName } from './flag'

/** Rules by which rows were flagged; earlier versions did not note them: none. */
export interface FlaggedBy {
  readonly rules: readonly FlagName[]
  /** The limit of the studentized residual; null where no rule asks for it. */
  readonly threshold: number | null
}

const PREFIX = 'flagged'

/**
 * The rules that found rows, as an exclusion notes them: `flagged:outlier=2.5,influential`. No condition in SQL reads so.
 */
export function writeFlaggedBy(rules: readonly FlagName[], threshold: number): string {
  const names = rules.map((name) => (name === 'outlier' ? `${name}=${threshold}` : name))
  return names.length === 0 ? PREFIX : `${PREFIX}:${names.join(',')}`
}

/** What `writeFlaggedBy` wrote; null of anything else. */
export function readFlaggedBy(by: string): FlaggedBy | null {
  if (by === PREFIX) return { rules: [], threshold: null }
  if (!by.startsWith(`${PREFIX}:`)) return null
  const parts = by.slice(PREFIX.length + 1).split(',')
  const rules = flagNamesInOrder.filter((name) =>
    parts.some((part) => part === name || (name === 'outlier' && part.startsWith('outlier='))),
  )
  if (rules.length !== parts.length) return null
  const threshold = Number(parts.find((part) => part.startsWith('outlier='))?.slice('outlier='.length))
  return { rules, threshold: Number.isFinite(threshold) ? threshold : null }
}
