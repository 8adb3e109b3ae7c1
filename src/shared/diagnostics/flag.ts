/** The rules by which rows are flagged, in the order in which a row's flags are named; a flag is called as its rule. */
export const flagNamesInOrder = [
  'outlier',
  'high-leverage',
  'influential',
  'bonferroni',
  'cook-median',
  'leverage-2p',
  'dffits',
  'robust-outlier',
] as const

export type FlagName = (typeof flagNamesInOrder)[number]

/** What is unusual about a row: its residual, its predictors, or what it does to the fit. */
export type FlagKind = 'outlier' | 'high-leverage' | 'influential'

/** The rules in force where nothing else is chosen. */
export const defaultFlagRules: readonly FlagName[] = ['outlier', 'high-leverage', 'influential']

/** The bit of each flag in a row's flags. */
export const flagBits: Readonly<Record<FlagName, number>> = {
  outlier: 1,
  'high-leverage': 2,
  influential: 4,
  bonferroni: 8,
  'cook-median': 16,
  'leverage-2p': 32,
  dffits: 64,
  'robust-outlier': 128,
}

/** Of a point drawn for a row that was excluded from the fit: hollow, and never flagged by a rule, whose bits lie below. */
export const FLAG_EXCLUDED = 256

export const flagKinds: Readonly<Record<FlagName, FlagKind>> = {
  outlier: 'outlier',
  'high-leverage': 'high-leverage',
  influential: 'influential',
  bonferroni: 'outlier',
  'cook-median': 'influential',
  'leverage-2p': 'high-leverage',
  dffits: 'influential',
  'robust-outlier': 'outlier',
}

/** So many sets of flags there can be. */
export const FLAG_COMBINATIONS = 256

/** The bits of all rules of a kind. */
export const bitsOfKind = (kind: FlagKind): number =>
  flagNamesInOrder.reduce((bits, name) => (flagKinds[name] === kind ? bits | flagBits[name] : bits), 0)

/** The names of the bits that are set. */
export function flagNames(bits: number): FlagName[] {
  return flagNamesInOrder.filter((name) => (bits & flagBits[name]) !== 0)
}
