import { describe, expect, it } from 'vitest'
import type { OutlierRow, OutlierTable } from '@shared/contract/outlierApi'
import { nextSort, outlierColumns } from '../../../src/renderer/format/outlierColumns'
import { outlierText } from '../../../src/renderer/format/outlierText'

const row: OutlierRow = {
  row: 7,
  flags: 1,
  values: [0.1, 'a\tb', null],
  observed: 1,
  fitted: 2,
  residual: -1,
  studentized: NaN,
  leverage: 0.25,
  cooksDistance: 0.5,
  dffits: -0.75,
  robustnessWeight: 0.3,
  without: { coefficients: Float64Array.of(1 / 3), sigma: -0.5, rSquared: 0.125 },
}
const table: OutlierTable = {
  total: 1,
  columns: ['x', 'group', 'y'],
  terms: ['x'],
  response: null,
  lacks: [],
  rows: [row],
}
const titles = (part: Partial<OutlierTable>): readonly string[] =>
  outlierColumns({ ...table, ...part }, (key) => key).map(({ title }) => title)

describe('the columns of the table of outliers', () => {
  it('are the model’s, the figures, the weight and what would change without the row', () => {
    expect(titles({}).slice(0, 4)).toEqual(['x', 'group', 'y', 'terms.fitted'])
    expect(titles({}).slice(-4)).toEqual(['terms.robustnessWeight', 'Δ x', 'Δ σ', 'Δ R²'])
  })

  it('leave out what the fit does not have, and name a response that is no column', () => {
    const shown = titles({ lacks: ['without', 'robustnessWeight'], response: 'log(y)' })
    expect(shown[3]).toBe('log(y)')
    expect(shown.at(-1)).toBe('terms.dffits')
  })

  it('sort the largest first, and turn round at the next press; rows the first first', () => {
    const sigma = { by: 'sigma', index: 0 } as const
    const once = nextSort({ by: 'studentized', index: 0, direction: 'ascending' }, sigma)
    expect(once).toEqual({ ...sigma, direction: 'descending' })
    expect(nextSort(once, sigma).direction).toBe('ascending')
    expect(nextSort(once, { by: 'row', index: 0 }).direction).toBe('ascending')
  })
})

describe('the table of outliers as text', () => {
  it('has all digits, one line a row, and nothing for what is not defined', () => {
    const columns = outlierColumns(table, (key) => key)
    const [head, line] = outlierText(table.rows, columns, {
      titles: { row: 'row', name: 'who', flags: 'flags' },
      nameOf: (number) => `no. ${number}`,
      flagsOf: (flags) => `flag ${flags}`,
    }).split('\n')
    expect(head.split('\t').slice(0, 4)).toEqual(['row', 'who', 'flags', 'x'])
    const cells = line.split('\t')
    expect(cells.slice(0, 6)).toEqual(['7', 'no. 7', 'flag 1', '0.1', 'a b', ''])
    expect(cells[head.split('\t').indexOf('Δ x')]).toBe('0.3333333333333333')
    expect(cells[head.split('\t').indexOf('residuals.studentized')]).toBe('')
  })
})
