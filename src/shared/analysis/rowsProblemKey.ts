import type { DescentSettings } from '../document/descentSettings'

/** What a loss over rows depends on, as text; how it is descended is no part of it. The start of a nonlinear model is. */
export function rowsProblemKey(settings: DescentSettings): string {
  const { objective, huberK, bisquareC, tau, residualScale, nonlinear, scale, loss, l2, seed, start } =
    settings
  const nonlinearParts = objective === 'nls' ? [nonlinear, start] : []
  return JSON.stringify([
    objective,
    huberK,
    bisquareC,
    tau,
    residualScale,
    scale,
    loss,
    l2,
    seed,
    ...nonlinearParts,
  ])
}
