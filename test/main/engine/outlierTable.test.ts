import { describe, expect, it } from 'vitest'
import { analyseColumns } from '@shared/analysis/analyse'
import type { Analysis } from '@shared/analysis/analysisTypes'
import type { OutlierSort } from '@shared/contract/outlierApi'
import { outlierTable } from '../../../src/main/engine/outlierTable'
import { analysed, plotInputOf, stackloss } from '../../shared/plots/analysed'

const whole = analysed('stack.loss ~ Air.Flow + Water.Temp', stackloss())
const flagged = (analysis: Analysis) => ({ ...analysis, flags: plotInputOf(analysis, 1).flags })
const by = (part: Partial<OutlierSort>): { sort: OutlierSort; limit: number } => ({
  sort: { by: 'studentized', index: 0, direction: 'descending', ...part },
  limit: 200,
})
const table = (part: Partial<OutlierSort> = {}) => outlierTable(flagged(whole), by(part))
const rowsOf = (part: Partial<OutlierSort>): number[] => table(part).rows.map(({ row }) => row)

describe('the table of outliers', () => {
  it('tells of each flagged row what the model read and what the fit made of it', () => {
    const { total, columns, terms, rows, response } = table()
    expect(total).toBe(rows.length)
    expect(columns).toEqual(expect.arrayContaining(['Air.Flow', 'Water.Temp', 'stack.loss']))
    expect(terms).toEqual(['(Intercept)', 'Air.Flow', 'Water.Temp'])
    expect(response).toBeNull()
    expect(rows[0]).toMatchObject({ row: 21, observed: 15, studentized: whole.rows.studentized[20] })
    expect(rows[0].values[columns.indexOf('Air.Flow')]).toBe(70)
    expect(rows[0].dffits).toBe(whole.rows.dffits[20])
  })

  it('says what a fit without the row would change', () => {
    for (const { row, without } of table().rows) {
      const included = new Uint8Array(21).fill(1)
      included[row - 1] = 0
      const refit = analyseColumns({ ...whole, rowCount: 21, included })
      if (!refit.ok) throw new Error(refit.error.code)
      const { result } = refit.value
      expect(without.sigma).toBeCloseTo(result.sigma - whole.result.sigma, 10)
      expect(without.rSquared).toBeCloseTo((result.rSquared ?? NaN) - (whole.result.rSquared ?? NaN), 10)
      result.coefficients.forEach(({ estimate }, k) => {
        expect(without.coefficients[k]).toBeCloseTo(estimate - whole.result.coefficients[k].estimate, 9)
      })
    }
  })

  it.each([
    ['leverage', 0],
    ['coefficient', 1],
    ['sigma', 0],
    ['value', 1],
  ] as const)('is sorted by %s %i in either direction', (figure, index) => {
    const { rows } = table({ by: figure, index })
    const values = rows.map(({ leverage, without, values: cells }) => {
      if (figure === 'leverage') return leverage
      if (figure === 'value') return Number(cells[index])
      return Math.abs(figure === 'sigma' ? without.sigma : without.coefficients[index])
    })
    expect(values).toEqual([...values].sort((a, b) => b - a))
    const up = table({ by: figure, index, direction: 'ascending' }).rows.map(({ row }) => row)
    expect(new Set(up)).toEqual(new Set(rows.map(({ row }) => row)))
    expect(up[0]).not.toBe(rows[0].row)
  })

  it('lists rows by their number, and of many the first that are asked for', () => {
    const ascending = rowsOf({ by: 'row', direction: 'ascending' })
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b))
    const few = outlierTable(flagged(whole), { ...by({ by: 'row', direction: 'ascending' }), limit: 2 })
    expect(few.rows.map(({ row }) => row)).toEqual(ascending.slice(0, 2))
    expect(few.total).toBe(ascending.length)
  })

  it('sorts as at first by a coefficient that the model does not have', () => {
    expect(rowsOf({ by: 'coefficient', index: 9 })).toEqual(rowsOf({}))
  })

  it('has the weights of a robust fit, and no changes where no formula gives them', () => {
    const robust = analyseColumns({
      ...whole,
      spec: { ...whole.spec, method: 'huber' },
      rowCount: 21,
      included: null,
    })
    if (!robust.ok) throw new Error(robust.error.code)
    const { rows, lacks } = outlierTable(
      flagged(robust.value),
      by({ by: 'robustnessWeight', direction: 'ascending' }),
    )
    expect(lacks).toEqual(['without'])
    expect(rows[0].row).toBe(21)
    expect(rows[0].robustnessWeight).toBe(robust.value.leastSquares.robust?.rowWeights[20])
    expect(rows[0].without.sigma).toBeNaN()
    expect(table().lacks).toEqual(['robustnessWeight'])
  })

  it('names the response where it is none of the columns', () => {
    const logged = analysed('log(stack.loss) ~ Air.Flow', stackloss())
    expect(outlierTable(flagged(logged), by({})).response).toBe('log(stack.loss)')
  })
})
