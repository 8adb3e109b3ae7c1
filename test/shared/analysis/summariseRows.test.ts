import { describe, expect, it } from 'vitest'
import { runRows } from '@shared/analysis/runRows'
import { summariseRows } from '@shared/analysis/summariseRows'
import { defaultDescent, type DescentSettings } from '@shared/document/descentSettings'
import { problemOf, sourceOf, tutorialSource } from '../descent/rowsCases'
import { matrixDesign } from '../diagnostics/matrixDesign'

const summaryOf = (change: Partial<DescentSettings>, source = tutorialSource) => {
  const settings = { ...defaultDescent, iterations: 30, ...change }
  const problem = problemOf(source, settings)
  const run = runRows(problem, settings, { capacity: 100 })
  if (!run.ok) throw new Error(run.error.code)
  return { problem, summary: summariseRows(problem, run.value, { settings }) }
}

describe('summariseRows', () => {
  it('draws lines of the loss itself: each is at one height, up to the width of a cell of the grid', () => {
    const { problem, summary } = summaryOf({ objective: 'huber' })
    const lines = summary.surface?.lines ?? []
    expect(lines).toHaveLength(12)
    const gradient = new Float64Array(2)
    const heightAt = (x: number, y: number) => problem.loss.evaluate(Float64Array.of(x, y), gradient)
    for (const line of lines.filter(({ length }) => length > 0)) {
      const heights = Array.from({ length: line.length / 2 }, (_, k) =>
        heightAt(line[2 * k], line[2 * k + 1]),
      )
      const span = Math.max(...heights) - Math.min(...heights)
      expect(span).toBeLessThan(0.1 * (1 + Math.max(...heights)))
    }
  })

  it('draws none where classes can be told apart, so that there is no minimum', () => {
    const apart = sourceOf(matrixDesign({ x: [1, 2, 3, 4] }, { response: [0, 0, 1, 1] }))
    expect(summaryOf({ objective: 'logistic' }, apart).summary.surface).toBeNull()
  })
})
