import type { FlagKind, FlagName } from './flag'
import { bitsOfKind, FLAG_COMBINATIONS, flagBits, flagNamesInOrder } from './flag'

/** How many rows are unusual in each way, by whichever rule, and how many in any. */
export interface FlagCounts {
  readonly outlier: number
  readonly highLeverage: number
  readonly influential: number
  readonly any: number
}

/** How many rows each rule flags. */
export type RuleCounts = Readonly<Record<FlagName, number>>

export function countByRule(flags: Uint8Array): RuleCounts {
  const counts = countEach(flags)
  const entries = flagNamesInOrder.map((name) => [name, bearing(counts, flagBits[name])])
  return Object.fromEntries(entries) as Record<FlagName, number>
}

/** Points of excluded rows bear no flag of a rule. */
export function countFlags(flags: Uint8Array | Uint16Array): FlagCounts {
  return countCombinations(countEach(flags))
}

/** How many rows bear each set of flags. */
function countEach(flags: Uint8Array | Uint16Array): Int32Array {
  const counts = new Int32Array(FLAG_COMBINATIONS)
  for (let i = 0; i < flags.length; i++) counts[flags[i] & (FLAG_COMBINATIONS - 1)]++
  return counts
}

const bearing = (counts: Int32Array, bits: number): number =>
  counts.reduce((sum, count, flags) => ((flags & bits) === 0 ? sum : sum + count), 0)

/** @param counts how many rows bear each set of flags */
export function countCombinations(counts: Int32Array): FlagCounts {
  const ofKind = (kind: FlagKind): number => bearing(counts, bitsOfKind(kind))
  return {
    outlier: ofKind('outlier'),
    highLeverage: ofKind('high-leverage'),
    influential: ofKind('influential'),
    any: bearing(counts, FLAG_COMBINATIONS - 1),
  }
}
