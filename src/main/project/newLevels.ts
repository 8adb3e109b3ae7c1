import type { Warning } from '@shared/outcome/warning'
import type { ProjectTable } from '@shared/project/projectFile'

/** New levels that are named; the others are an ellipsis. */
const NAMED = 5

type Levels = Readonly<Record<string, readonly string[]>>

/** Levels of the fitted factors that the project's own data had not, where it is known which it had. */
export const newLevels = (was: ProjectTable, now: Levels): Warning[] =>
  Object.entries(now).flatMap<Warning>(([column, levels]) => {
    if (was === null || !Object.hasOwn(was.levels, column)) return []
    const known = new Set(was.levels[column])
    const found = levels.filter((level) => !known.has(level))
    if (found.length === 0) return []
    const named = [...found.slice(0, NAMED), ...(found.length > NAMED ? ['…'] : [])]
    return [{ code: 'levels-new', column, count: found.length, levels: named.join(', ') }]
  })
