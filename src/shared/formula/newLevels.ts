import type { Warning } from '../outcome/warning'

/** New levels that are named; the others are an ellipsis. */
const NAMED = 5

/** The levels of factors in the fitted rows, by their columns. */
export type FittedLevels = Readonly<Record<string, readonly string[]>>

/** Levels of fitted factors that the data had not before, of columns whose levels were known then. */
export const newLevels = (before: FittedLevels, now: FittedLevels): Warning[] =>
  Object.entries(now).flatMap<Warning>(([column, levels]) => {
    if (!Object.hasOwn(before, column)) return []
    const known = new Set(before[column])
    const found = levels.filter((level) => !known.has(level))
    if (found.length === 0) return []
    const named = [...found.slice(0, NAMED), ...(found.length > NAMED ? ['…'] : [])]
    return [{ code: 'levels-new', column, count: found.length, levels: named.join(', ') }]
  })
