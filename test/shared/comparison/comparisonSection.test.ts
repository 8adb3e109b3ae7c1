import { describe, expect, it } from 'vitest'
import { comparisonSection } from '@shared/comparison/comparisonSection'
import { compared } from './compared'

const kinds = (...formulas: string[]) =>
  comparisonSection(compared(...formulas.map((formula) => ({ formula }))), 'en').blocks.map(
    ({ kind }) => kind,
  )

const wins = (...formulas: string[]) =>
  comparisonSection(compared(...formulas.map((formula) => ({ formula }))), 'en').blocks.flatMap((block) =>
    block.kind === 'table' && block.caption === null ? block.rows.map((row) => row.at(-1)) : [],
  )

describe('the report of a comparison', () => {
  it('says which model is best by each criterion', () => {
    expect(kinds('mpg ~ wt', 'mpg ~ wt + hp')).toContain('facts')
    expect(wins('mpg ~ wt', 'mpg ~ wt + hp')[1]).toMatchObject({ text: expect.stringContaining('AIC') })
  })

  it('calls a model that stands alone the best of none', () => {
    expect(kinds('mpg ~ wt')).not.toContain('facts')
    expect(wins('mpg ~ wt')).toMatchObject([{ text: '' }])
  })

  it('names no best by what only one of the models has', () => {
    const section = comparisonSection(
      compared(
        { formula: 'mpg ~ wt' },
        { formula: 'mpg ~ wt', method: 'lts' },
        { formula: 'mpg ~ 1', method: 'lad' },
      ),
      'en',
    )
    const won = section.blocks.flatMap((block) =>
      block.kind === 'table' && block.caption === null
        ? block.rows.map((row) => JSON.stringify(row.at(-1)))
        : [],
    )
    expect(won.some((criteria) => criteria.includes('cross-validation'))).toBe(true)
    expect(won.some((criteria) => /AIC|R²/.test(criteria))).toBe(false)
  })
})
