import { describe, expect, it } from 'vitest'
import { planDescent } from '@shared/analysis/planDescent'
import { summariseDescent } from '@shared/analysis/summariseDescent'
import { trajectory } from '@shared/descent/trajectory'
import { defaultDescent } from '@shared/document/descentSettings'
import { matrixDesign } from '../diagnostics/matrixDesign'
import { lossOf } from '../descent/lossCases'

const design = matrixDesign(
  { x: [1, 2, 3, 4, 5, 6], z: [2, 1, 5, 3, 8, 1], w: [1, 0, 1, 0, 0, 1] },
  { response: [2, 4, 5, 4, 5, 7] },
)

describe('summariseDescent', () => {
  const loss = lossOf(design)
  const settings = { ...defaultDescent, iterations: 30 }
  const plan = planDescent(loss, settings)
  if (!plan.ok) throw new Error(plan.error.code)
  const run = trajectory(plan.value.loss, plan.value.options)
  if (!run.ok) throw new Error(run.error.code)
  const surface = (surfaceAxes?: readonly [string | null, string | null]) =>
    summariseDescent(plan.value, run.value, { settings, surfaceAxes }).surface

  it('draws the loss over the two coefficients that are chosen, or the first two', () => {
    expect(surface()?.terms).toEqual(['(Intercept)', 'x'])
    expect(surface(['w', 'z'])?.terms).toEqual(['w', 'z'])
    expect(surface(['w', 'no longer there'])?.terms).toEqual(['w', '(Intercept)'])
  })

  it('draws the way there, from the start to near the minimum', () => {
    const { plane, path } = surface(['w', 'z']) ?? { plane: null, path: null }
    expect(plane?.optimum).toEqual([loss.optimum[3], loss.optimum[2]])
    expect(path?.x[0]).toBe(0)
    expect(path?.x.length).toBe(31)
    expect(Math.abs((path?.x[30] ?? NaN) - loss.optimum[3])).toBeLessThan(0.1 * Math.abs(loss.optimum[3]))
  })
})
