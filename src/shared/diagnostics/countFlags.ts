import type { FlagKind } from './flag'
import { bitsOfKind, FLAG_COMBINATIONS } from './flag'

/** How many rows are unusual in each way, by whichever rule, and how many in any. */
export interface FlagCounts {
  readonly outlier: number
  readonly highLeverage: number
  readonly influential: number
  readonly any: number
}

/** Points of excluded rows bear no flag of a rule. */
export function countFlags(flags: Uint8Array | Uint16Array): FlagCounts {
  const counts = new Int32Array(FLAG_COMBINATIONS)
  for (let i = 0; i < flags.length; i++) counts[flags[i] & (FLAG_COMBINATIONS - 1)]++
  return countCombinations(counts)
}

/** @param counts how many rows bear each set of flags */
export function countCombinations(counts: Int32Array): FlagCounts {
  const bearing = (bits: number): number =>
    counts.reduce((sum, count, flags) => ((flags & bits) === 0 ? sum : sum + count), 0)
  const ofKind = (kind: FlagKind): number => bearing(bitsOfKind(kind))
  return {
    outlier: ofKind('outlier'),
    highLeverage: ofKind('high-leverage'),
    influential: ofKind('influential'),
    any: bearing(FLAG_COMBINATIONS - 1),
  }
}
