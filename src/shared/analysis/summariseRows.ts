import type { Trajectory } from '../descent/trajectory'
import { contourLines } from '../plots/contourLines'
import { contourRange } from '../plots/contourRange'
import type { DescentSummary } from '../report/reportInput'
import { lossGrid } from './lossGrid'
import { chooseAxes } from './lossPlane'
import type { RowsProblem } from './rowsTypes'
import { planRows } from './runRows'
import { summariseDescent, type SummaryRequest } from './summariseDescent'

const LINES = 12

/** A finished descent on a loss over rows as a report tells it: contours are those of the loss itself, which its quadratic is near the minimum only. */
export function summariseRows(
  problem: RowsProblem,
  run: Trajectory,
  request: SummaryRequest,
): DescentSummary {
  const { local, minimum } = problem.summary
  const summary = summariseDescent(planRows(local, request.settings), run, request)
  const terms = chooseAxes(local, request.surfaceAxes ?? [null, null])
  // Without a minimum there is nothing to draw the surface about.
  if (summary.surface === null || terms === null || minimum === 'none') return { ...summary, surface: null }
  const { path, plane } = summary.surface
  const axes = {
    terms,
    x: contourRange(path.x[0], plane.optimum[0]),
    y: contourRange(path.y[0], plane.optimum[1]),
  }
  return {
    ...summary,
    surface: { ...summary.surface, lines: contourLines(lossGrid(problem, axes), LINES) },
  }
}
