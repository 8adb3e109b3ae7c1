import { isSearched } from '../descent/lineSearch'
import { hasCorners } from '../descent/objective'
import type { DescentSettings } from '../document/descentSettings'
import { scheduleNames } from '../document/descentSettings'

type Schedule = DescentSettings['schedule']

/** Why a line search cannot be had: it goes along the gradient of all rows, needs a loss without corners, and is exact on a quadratic only. */
type SearchObstacle = 'optimizer' | 'corners' | 'exact'

type Choices = Pick<DescentSettings, 'optimizer' | 'objective'>

/** What stands against searching the rate of each step; null where nothing does. */
export function searchObstacle({ optimizer, objective }: Choices): SearchObstacle | null {
  if (optimizer !== 'batch') return 'optimizer'
  if (objective === 'squared') return null
  return hasCorners(objective) ? 'corners' : 'exact'
}

/** The schedules that go with an optimiser and a loss. */
export function offeredSchedules(choices: Choices): readonly Schedule[] {
  const obstacle = searchObstacle(choices)
  return scheduleNames.filter(
    (name) => !isSearched(name) || obstacle === null || (obstacle === 'exact' && name === 'backtracking'),
  )
}
