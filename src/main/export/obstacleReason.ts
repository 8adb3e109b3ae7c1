import type { RowObstacle } from '@shared/formula/rowObstacle'

/** Why a row has no prediction, for files and terminals, which are in English whatever the window's language is. */
export function obstacleReason(obstacle: RowObstacle): string {
  switch (obstacle.why) {
    case 'missing':
      return `missing: ${obstacle.columns.join(', ')}`
    case 'unknown-level':
      return `unknown level: ${obstacle.variable} = ${obstacle.level}`
    case 'undefined':
      return `undefined: ${obstacle.variable}`
  }
}
