import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import { exclusionLedger } from '@shared/analysis/exclusionLedger'
import { FLAG_EXCLUDED } from '@shared/diagnostics/flag'
import { residualPlotModel } from '@shared/plots/residualPlotModel'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import type { DiagnosticChoice, DiagnosticView } from '@shared/plots/diagnosticChoice'
import { rowSetOf } from '@shared/table/rowSet'
import { excludedRows, HollowRows, withHollow } from '../../../src/main/engine/excludedRows'
import { analysed, mtcars, plotInputOf } from '../../shared/plots/analysed'
import { drawnView } from '../../shared/plots/diagnosticPlots'

const whole = analysed('log(mpg) ~ wt + factor(cyl)', mtcars())
const input = { ...whole, rowCount: 32, included: null }

const without = (rows: readonly number[]) => {
  const included = new Uint8Array(32).fill(1)
  for (const row of rows) included[row - 1] = 0
  const made = analyseColumns({ ...input, included })
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

/** Response and fitted value of a row that a fit has not seen. */
const predictedAt = (analysis: typeof whole, row: number) => {
  const { x: fit, y: response } = excludedRows(analysis, rowSetOf([row]))!.inFitPlot('fitted')
  return { fit: fit[0], response: response[0] }
}

describe('a row that is excluded alone', () => {
  it.each([1, 17, 20, 31])('keeps the studentized residual of the fit with it (row %i)', (row) => {
    const places = excludedRows(without([row]), rowSetOf([row]))!.inResidualPlot('studentized', null)
    expect(places.rows).toEqual(Int32Array.of(row))
    expect(places.y[0]).toBeCloseTo(whole.rows.studentized[row - 1], 10)
  })
})

describe('rows that are excluded', () => {
  it('are hollow points of the response that they have, under their own numbers', () => {
    const analysis = without([3, 20])
    const hollow = excludedRows(analysis, rowSetOf([3, 20]))!
    const places = hollow.inFitPlot(null)
    expect(Array.from(places.rows)).toEqual([3, 20])
    expect(places.y[1]).toBeCloseTo(Math.log(33.9), 14)
    const plot = residualPlotModel(plotInputOf(analysis))
    const shown = withHollow(plot, hollow.inResidualPlot('studentized', null)).points
    expect(shown.rows.length).toBe(32)
    expect(Array.from(shown.flags.subarray(30))).toEqual([FLAG_EXCLUDED, FLAG_EXCLUDED])
    expect(shown.total).toBe(30)
  })

  it('have no place where the response depends on the rows that are there', () => {
    const scaled = analysed('scale(mpg) ~ wt', mtcars())
    expect(excludedRows(scaled, rowSetOf([4]))).toBeNull()
  })
})

describe('excluded rows in the views of residuals', () => {
  const choice = (view: DiagnosticView, term: string | null = null): DiagnosticChoice => ({
    ...defaultPanes[0],
    residual: 'studentized',
    term,
    view,
  })
  const row = 20
  const analysis = without([row])
  const hollow = excludedRows(analysis, rowSetOf([row]))!

  it('have the leverage and the residual of a fit with each alone', () => {
    const { x, y } = hollow.inDiagnosticPlot(choice('leverage'))!
    expect(x[0]).toBeCloseTo(whole.rows.leverage[row - 1], 10)
    expect(y[0]).toBeCloseTo(whole.rows.studentized[row - 1], 10)
  })

  it.each(['wt', 'factor(cyl)6'])(
    'lie where a regression on the other predictors leaves them (%s)',
    (term) => {
      const { x, y } = hollow.inDiagnosticPlot(choice('added-variable', term))!
      const { points } = drawnView(
        { ...plotInputOf(analysis), outlierThreshold: 2, row: null },
        'added-variable',
        { term },
      )
      const slope = analysis.leastSquares.coefficients[analysis.design.columnNames.indexOf(term)]
      const { fit, response } = predictedAt(analysis, row)
      expect(y[0] - slope * x[0]).toBeCloseTo(response - fit, 10)
      expect(points.rows).not.toContain(row)
      // A row of the fit has the same place by either way.
      const seen = excludedRows(analysis, rowSetOf([3]))!.inDiagnosticPlot(choice('added-variable', term))!
      const at = points.rows.indexOf(3)
      expect(seen.x[0]).toBeCloseTo(points.x[at], 10)
      expect(seen.y[0]).toBeCloseTo(points.y[at], 10)
    },
  )

  it.each(['wt', 'factor(cyl)'])('have the part that the term has in their fitted values (%s)', (term) => {
    const { points } = drawnView(
      { ...plotInputOf(analysis), outlierThreshold: 2, row: null },
      'component-residual',
      { term },
    )
    const seen = excludedRows(analysis, rowSetOf([3]))!.inDiagnosticPlot(choice('component-residual', term))!
    const at = points.rows.indexOf(3)
    expect(seen.x[0]).toBeCloseTo(points.x[at], 10)
    expect(seen.y[0]).toBeCloseTo(points.y[at], 10)
  })

  it('lie at their residuals below the bars of a histogram, which do not count them', () => {
    const { x, y } = hollow.inDiagnosticPlot(choice('histogram'))!
    expect(x).toEqual(hollow.inDiagnosticPlot(choice('residuals'))!.y)
    expect([...y]).toEqual([0])
  })

  it('have no place where the rows are ranked', () => {
    for (const view of ['quantile', 'autocorrelation'] as const)
      expect(hollow.inDiagnosticPlot(choice(view))).toBeUndefined()
  })
})

describe('very many excluded rows', () => {
  const count = 10_000
  const analysis = analysed('y ~ x', {
    x: Array.from({ length: count }, (_, i) => i % 97),
    y: Array.from({ length: count }, (_, i) => (i % 97) + (i % 7)),
  })
  const hollow = new HollowRows(analysis, rowSetOf(Array.from({ length: 4001 }, (_, i) => 2 * i + 1)))

  it('are drawn every so many, at the places that they have among all', () => {
    const { rows, x, y } = hollow.drawn!.inFitPlot(null)
    expect(rows.length).toBe(1334)
    expect(Array.from(rows.slice(0, 3))).toEqual([1, 7, 13])
    const all = hollow.all!.inFitPlot(null)
    expect([x[2], y[2]]).toEqual([all.x[6], all.y[6]])
  })

  it('are all there for a box that is drawn round them', () => {
    expect(hollow.all!.inFitPlot(null).rows.length).toBe(4001)
  })
})

describe('the ledger', () => {
  it('holds the fit with all rows and the one after each act', () => {
    const [all, first, second] = exclusionLedger(input, [rowSetOf([20]), rowSetOf([17, 18])])
    expect(all.ok && all.value.sigma).toBe(whole.result.sigma)
    expect(first.ok && first.value.rSquared).toBe(without([20]).result.rSquared)
    expect(second.ok && second.value.coefficients[1].estimate).toBe(
      without([17, 18, 20]).result.coefficients[1].estimate,
    )
  })

  it('says why there is no fit after an act that left no row', () => {
    const [, none] = exclusionLedger(input, [rowSetOf(Array.from({ length: 32 }, (_, i) => i + 1))])
    expect(none.ok ? null : none.error.code).toBe('all-rows-excluded')
  })
})
