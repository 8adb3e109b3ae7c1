import type { FlagName } from '../diagnostics/flag'
import { flagBits } from '../diagnostics/flag'

/** Flags by weight: what is wrong with a row's own response comes before what it does to the fit, and that before where it lies. */
const byWeight: readonly FlagName[] = [
  'bonferroni',
  'outlier',
  'robust-outlier',
  'cook-median',
  'influential',
  'dffits',
  'high-leverage',
  'leverage-2p',
]

/** The one mark of a point that may bear several flags. */
export function markerOf(flags: number): FlagName | null {
  if (flags === 0) return null
  return byWeight.find((name) => (flags & flagBits[name]) !== 0) ?? null
}

/** The marks in the order in which they are drawn, the weightiest last and on top. */
export const markersInDrawingOrder: readonly FlagName[] = [...byWeight].reverse()

/** How each mark is written in a line of text. */
export const markSigns: Readonly<Record<FlagName, string>> = {
  bonferroni: '✱',
  outlier: '◆',
  'robust-outlier': '✖',
  'cook-median': '▶',
  influential: '■',
  dffits: '✚',
  'high-leverage': '▲',
  'leverage-2p': '▼',
}
