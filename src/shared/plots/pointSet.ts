import { flaggedToDraw } from './flaggedToDraw'
import type { PointSet } from './plotModel'
import { pickPoints } from './pickPoints'
import type { PointReach } from './pointReach'
import { pointReach } from './pointReach'
import type { PointSource } from './pointSource'
import { pickedIndex } from './pointSource'
import { countByCell } from './countByCell'

/** Up to here every point is drawn. */
export const POINT_LIMIT = 5000

/**
 * The points to draw. Up to 5,000 all of them. Of more: every point counted by cell; a sample that is spread over the picture, eight
 * points in each of its blocks of cells; the ends of both axes; and the flagged rows: all, or the 2,000 with the largest |severity|.
 * Points without a finite place are left out and not counted. The same data and seed give the same points.
 */
export function pointSet(source: PointSource, seed = 1): PointSet {
  const reach = pointReach(source)
  if (reach.total > POINT_LIMIT) return thinned(source, reach, seed)
  const isDrawn = new Uint8Array(source.x.length)
  source.x.forEach((x, i) => (isDrawn[i] = Number.isFinite(x) && Number.isFinite(source.y[i]) ? 1 : 0))
  return { ...pickPoints(source, isDrawn), total: reach.total, thinning: null }
}

function thinned(source: PointSource, reach: PointReach, seed: number): PointSet {
  const { x, y, total, flagged } = reach
  const isDrawn = new Uint8Array(source.x.length)
  const worst = flaggedToDraw(source)
  for (const i of worst) isDrawn[i] = 1
  const { density, sample } = countByCell(source, { reach, isDrawn, seed })
  for (const i of [...sample, x.lowest, x.highest, y.lowest, y.highest]) isDrawn[i] = 1
  const sampled = countMarked(isDrawn) - worst.length
  const picked = pickedIndex(source)
  if (picked >= 0) isDrawn[picked] = 1
  return {
    ...pickPoints(source, isDrawn),
    total,
    thinning: {
      sampled,
      flagged,
      flaggedDrawn: worst.length,
      density,
      ends: 0,
    },
  }
}

function countMarked(marks: Uint8Array): number {
  let count = 0
  for (let i = 0; i < marks.length; i++) count += marks[i]
  return count
}
