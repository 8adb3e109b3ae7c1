import { describe, expect, it } from 'vitest'
import type { ColumnSummary, ColumnType } from '@shared/table/column'
import { readFormula } from '../../../src/renderer/stores/formulaReading'

const column = (name: string, type: ColumnType = 'number'): ColumnSummary => ({
  name,
  type,
  missing: 0,
  unparsed: 0,
  distinct: 10,
  examples: [],
  histogram: [],
  min: 0,
  max: 1,
})

const columns = [column('mpg'), column('wt'), column('hp'), column('cyl', 'integer'), column('model', 'text')]

describe('readFormula', () => {
  it('reads response and predictors for the pickers', () => {
    expect(readFormula('mpg ~ wt + hp', columns)).toEqual({
      response: 'mpg',
      predictors: ['wt', 'hp'],
      terms: ['wt', 'hp'].map((name) => ({
        label: name,
        variables: [name],
        shape: { column: name, form: 'plain', degree: 1, reference: null },
      })),
      hasIntercept: true,
      columns: ['mpg', 'wt', 'hp'],
      error: null,
      complete: true,
    })
  })

  it('offers to take out only terms that are a column by themselves', () => {
    const reading = readFormula('log(mpg) ~ wt + I(hp^2) + wt:cyl', columns)
    expect(reading.response).toBe('mpg')
    expect(reading.predictors).toEqual(['wt'])
    expect([...reading.columns].sort()).toEqual(['cyl', 'hp', 'mpg', 'wt'])
  })

  it('lists every term in R’s order, and says whether there is an intercept', () => {
    const { terms, hasIntercept } = readFormula('mpg ~ 0 + wt * cyl + I(hp^2)', columns)
    expect(terms.map(({ label }) => label)).toEqual(['wt', 'cyl', 'I(hp^2)', 'wt:cyl'])
    expect(hasIntercept).toBe(false)
  })

  it('takes an empty text for a model that has not been begun, not for an error', () => {
    expect(readFormula('  ', columns)).toMatchObject({ error: null, complete: false, response: null })
  })

  it('says where an unknown column stands, and still knows the response', () => {
    const reading = readFormula('mpg ~ wt + hpp', columns)
    expect(reading).toMatchObject({ response: 'mpg', complete: false })
    expect(reading.error).toMatchObject({ code: 'column-unknown', name: 'hpp', position: 12 })
  })

  it('says where the text stops making sense', () => {
    expect(readFormula('mpg ~ wt + * hp', columns).error).toMatchObject({
      code: 'formula-syntax',
      position: 12,
    })
  })
})
