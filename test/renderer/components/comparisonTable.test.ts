import { describe, expect, it } from 'vitest'
import type { BestModel, ComparedModel, Comparison } from '@shared/comparison/comparison'
import ComparisonTable from '../../../src/renderer/components/ComparisonTable.vue'
import { mountWithTexts } from '../mountWithTexts'

const failed = (label: string): ComparedModel => ({
  label,
  formula: label,
  method: 'ols',
  fit: null,
  error: { code: 'no-terms', formula: label },
  leftOut: 0,
  crossValidation: { obstacle: { code: 'fit-failed' } },
})

const validated = (label: string, error: number): ComparedModel => ({
  ...failed(label),
  error: null,
  leftOut: 3,
  crossValidation: {
    rootMeanSquareError: error,
    meanSquareError: error * error,
    stdError: 1,
    meanAbsoluteError: error,
    obstacle: null,
  },
})

const none: BestModel = { model: null, obstacle: { code: 'no-likelihood', model: null } }
const comparison: Comparison = {
  rows: 'common',
  commonRows: 10,
  folds: 5,
  seed: 1,
  models: [validated('a', 2), validated('b', 1.5), failed('c')],
  best: {
    adjRSquared: none,
    aic: none,
    aicc: none,
    bic: none,
    cvError: { model: 1, margin: 0.5, close: [0], without: [2], obstacle: null },
  },
  pairs: [],
}

const mountTable = () =>
  mountWithTexts(ComparisonTable, { props: { labels: ['a', 'b', 'c'], comparison, current: 0 } })

describe('the table of compared models', () => {
  it('marks the best by a sign and a word, and what is close to it by others', () => {
    const table = mountTable()
    const cell = (label: string) => table.get(`[data-label="${label}"] [data-criterion="cvError"]`).text()
    expect(cell('b')).toMatch(/^1\.5 ?★ ?best$/)
    expect(cell('a')).toMatch(/^2 ?≈ ?close to the best$/)
    expect(cell('c')).toBe('–')
  })

  it('calls a model that stands alone the best of none', () => {
    const best = {
      ...comparison.best,
      cvError: { model: 0, margin: null, close: [], without: [], obstacle: null },
    }
    const alone = { ...comparison, models: [validated('a', 2)], best }
    const table = mountWithTexts(ComparisonTable, { props: { labels: ['a'], comparison: alone, current: 0 } })
    expect(table.get('[data-label="a"] [data-criterion="cvError"]').text()).toBe('2')
  })

  it('says what kept a model from being fitted, and which rows were left out', () => {
    const table = mountTable()
    expect(table.get('[data-label="c"] .remark').text()).not.toBe('')
    expect(table.get('[data-label="a"] .remark').text()).toContain('3 rows left out')
  })

  it('renames by its field, but to no empty name', async () => {
    const table = mountTable()
    const name = table.get<HTMLInputElement>('[aria-label="Name of model 2"]')
    await name.setValue(' simple ')
    await name.setValue('  ')
    expect(table.emitted('rename')).toEqual([[1, 'simple']])
  })
})
