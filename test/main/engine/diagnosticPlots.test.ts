import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FitReply } from '@shared/contract/fitApi'
import { FLAG_EXCLUDED } from '@shared/diagnostics/flag'
import { emptyDocument } from '@shared/document/analysisDocument'
import { defaultPanes } from '@shared/document/diagnosticPanes'
import type { Result } from '@shared/outcome/result'
import type { DiagnosticChoice } from '@shared/plots/diagnosticChoice'
import { partOfBar } from '@shared/plots/histogramBars'
import { listRows, rowSetOf } from '@shared/table/rowSet'
import { createEngine, type Engine } from '../../../src/main/engine/engine'
import { GrantBook } from '../../../src/main/engine/grantBook'
import { buildEntry, type BuiltEntry } from '../buildEntry'

let worker: BuiltEntry
let engine: Engine
let fit: FitReply

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const over = (name: string): DiagnosticChoice => ({
  ...defaultPanes[0],
  residual: 'studentized',
  axis: { kind: 'column', name },
})

const draw = (choice: DiagnosticChoice) =>
  engine.diagnosticPlot({ fitId: fit.fitId, outlierThreshold: 2, choice })

/** mpg by weight without the Toyota Corolla, row 20; its other columns are not in the model. */
describe('views of residuals in the engine', () => {
  beforeAll(async () => {
    worker = await buildEntry('src/main/engine/fitWorker.ts')
    const grants = new GrantBook()
    grants.add('g', [resolve('resources/samples/mtcars.csv')])
    engine = createEngine({ grants, fitWorkerPath: worker.path })
    const { tableId } = value(await engine.openTable({ grant: 'g', options: {} }))
    const model = { ...emptyDocument.model, formula: 'mpg ~ wt' }
    fit = value(
      await engine.fit({
        tableId,
        model,
        filter: null,
        excludedRows: rowSetOf([20]),
        outlierThreshold: 2,
      }),
    )
  })
  afterAll(async () => {
    await engine.close()
    worker.remove()
  })

  it('go over a column that the model does not read, excluded rows hollow among them', async () => {
    const plot = value(await draw(over('qsec')))
    if (plot.kind !== 'diagnostic') throw new Error(plot.kind)
    const { points } = plot
    expect(points.total).toBe(31)
    expect(points.rows).toHaveLength(32)
    const hollow = points.rows.indexOf(20)
    expect(points.flags[hollow]).toBe(FLAG_EXCLUDED)
    // qsec of the Toyota Corolla and of the Mazda RX4.
    expect(points.x[hollow]).toBe(19.9)
    expect(points.x[points.rows.indexOf(1)]).toBe(16.46)
  })

  it('select by what they are drawn over', async () => {
    const inside = value(
      await engine.rowsInside({
        fitId: fit.fitId,
        plot: { kind: 'diagnostic', choice: over('qsec') },
        polygon: [19.85, -100, 19.95, -100, 19.95, 100, 19.85, 100],
      }),
    )
    // The Corolla alone, which is excluded.
    expect(Array.from(listRows(inside))).toEqual([20])
  })

  it('select the rows that a bar counts, whatever its height', async () => {
    const histogram: DiagnosticChoice = { ...over('qsec'), view: 'histogram', axis: { kind: 'fitted' } }
    const plot = value(await draw(histogram))
    if (plot.kind !== 'diagnostic' || !plot.bars?.counts) throw new Error(plot.kind)
    for (const [bar, count] of plot.bars.counts.entries()) {
      const inside = value(
        await engine.rowsInside({
          fitId: fit.fitId,
          plot: { kind: 'diagnostic', choice: histogram },
          polygon: partOfBar(plot.bars, bar),
        }),
      )
      expect(inside.count).toBe(count)
    }
  })

  it('say which column there is not', async () => {
    expect(await draw(over('nothing'))).toMatchObject({ ok: false, error: { code: 'column-unknown' } })
  })
})
