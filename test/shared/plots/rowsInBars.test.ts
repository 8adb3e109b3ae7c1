import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { flagBits } from '@shared/diagnostics/flag'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import { diagnosticPlotModel } from '@shared/plots/diagnosticPlotModel'
import type { DiagnosticBars } from '@shared/plots/diagnosticPlot'
import { rowsInBars } from '@shared/plots/rowsInBars'
import { noRows, rowRange, rowSetOf } from '@shared/table/rowSet'
import { analysed, mtcars, plotInputOf } from './analysed'

const analysis = analysed('mpg ~ wt + hp', mtcars())
const input = plotInputOf(analysis)

function histogram(residual: 'raw' | 'studentized'): DiagnosticBars {
  const choice = { ...defaultPanes[0], view: 'histogram', residual } as const
  const plot = diagnosticPlotModel({ ...input, outlierThreshold: 2, row: null }, choice)
  if (plot.kind === 'refused' || plot.bars === null) throw new Error('no histogram')
  return plot.bars
}

describe('rows in the bars of a histogram of residuals', () => {
  it.each(['raw', 'studentized'] as const)('are, all together, what the bars count (%s)', (residual) => {
    const bars = histogram(residual)
    expect(rowsInBars(analysis.rows, { residual, bars, rows: rowRange(1, 33) })).toEqual(bars.counts)
    expect(rowsInBars(analysis.rows, { residual, bars, rows: noRows })).toEqual(
      new Uint32Array(bars.low.length),
    )
  })

  it('are those that the bars name where they name them', () => {
    const bars = histogram('studentized')
    const { rows = new Int32Array(0), bar = new Uint8Array(0) } = bars.members ?? {}
    fc.assert(
      fc.property(fc.subarray(Array.from(rows)), (chosen) => {
        const expected = new Uint32Array(bars.low.length)
        rows.forEach((row, i) => {
          if (chosen.includes(row)) expected[bar[i]]++
        })
        const asked = { residual: 'studentized', bars, rows: rowSetOf(chosen) } as const
        expect(rowsInBars(analysis.rows, asked)).toEqual(expected)
      }),
    )
  })

  it('that are flagged are told with them', () => {
    const bars = histogram('studentized')
    const flagged = Array.from(input.flags.keys()).filter((i) => input.flags[i] !== 0)
    const rows = rowSetOf(flagged.map((i) => analysis.rows.rows[i]))
    expect(flagged.length).toBeGreaterThan(0)
    expect(bars.flagged).toEqual(rowsInBars(analysis.rows, { residual: 'studentized', bars, rows }))
    // The worst residual, of row 20 or 17 or 18 by R's rstudent, is an outlier in the last bar.
    const outliers = flagged.filter((i) => (input.flags[i] & flagBits.outlier) !== 0)
    expect(outliers.length).toBeGreaterThan(0)
  })
})
