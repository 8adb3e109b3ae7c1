import { describe, expect, it } from 'vitest'
import { comparedCoefficients } from '@shared/comparison/comparedCoefficients'
import { comparedTerms } from '@shared/comparison/comparedTerms'
import type { Comparison } from '@shared/comparison/comparison'
import type { ReportCell } from '@shared/report/reportModel'
import { compared } from './compared'

const plain = (cell: ReportCell): string | number =>
  cell.kind === 'number' ? Number(cell.value.toPrecision(7)) : cell.text

const tableOf = (comparison: Comparison, language: 'en' | 'zh' = 'en') => {
  const table = comparedCoefficients(comparison, language)
  if (table === null) throw new Error('no table')
  return { head: table.columns.map(({ title }) => title), rows: table.rows.map((row) => row.map(plain)) }
}

describe('the coefficients of compared models', () => {
  it('stand term by term with their intervals, as R’s lm and confint have them', () => {
    const { head, rows } = tableOf(compared({ formula: 'mpg ~ wt' }, { formula: 'mpg ~ wt + hp' }))
    expect(head).toEqual(['term', 'Model', 'estimate', 'std. error', '95 % lower', '95 % upper'])
    // R 4.2.2
    expect(rows).toEqual([
      ['wt', 'mpg ~ wt (ols)', -5.344472, 0.559101, -6.486308, -4.202635],
      ['wt', 'mpg ~ wt + hp (ols)', -3.877831, 0.6327335, -5.171916, -2.583745],
      ['hp', 'mpg ~ wt + hp (ols)', -0.03177295, 0.00902971, -0.05024078, -0.01330512],
      ['(Intercept)', 'mpg ~ wt (ols)', 37.28513, 1.877627, 33.4505, 41.11975],
      ['(Intercept)', 'mpg ~ wt + hp (ols)', 37.22727, 1.598788, 33.95738, 40.49716],
    ])
  })

  it('have their level in a column where the models do not share one', () => {
    const { head, rows } = tableOf(
      compared({ formula: 'mpg ~ wt' }, { formula: 'mpg ~ wt', level: 0.9 }),
      'zh',
    )
    expect(head.slice(4)).toEqual(['置信水平', '置信下限', '置信上限'])
    expect(rows.map((row) => row[4])).toEqual(['95 %', '90 %', '95 %', '90 %'])
  })

  it('have a dash where a method gives no standard error, and no row where a model has not the term', () => {
    const { rows } = tableOf(compared({ formula: 'mpg ~ hp' }, { formula: 'mpg ~ wt', method: 'lasso' }))
    expect(rows.map(([term]) => term)).toEqual(['hp', 'wt', '(Intercept)', '(Intercept)'])
    expect(rows[1].slice(3)).toEqual(['–', '–', '–'])
  })

  it('are none where no model could be fitted', () => {
    const comparison = compared({ formula: 'mpg ~ nothing' })
    expect(comparedTerms(comparison)).toEqual([])
    expect(comparedCoefficients(comparison, 'en')).toBeNull()
  })
})
