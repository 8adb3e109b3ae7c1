import { describe, expect, it } from 'vitest'
import type { FitResult } from '@shared/estimators/fitResult'
import GoodnessTable from '../../../src/renderer/components/GoodnessTable.vue'
import { mountWithTexts } from '../mountWithTexts'

// R 4.2: summary(lm(mpg ~ wt, mtcars)), AIC, BIC.
const result = {
  rSquared: 0.7528327936582646,
  adjRSquared: 0.7445938867802068,
  sigma: 3.04588210548465,
  nUsed: 32,
  aic: 166.029379098139,
  bic: 170.426586791797,
  fStatistic: { value: 91.375325003762, df1: 1, df2: 30, pValue: 1.29395870135053e-10 },
} as FitResult

const shown = (change: Partial<FitResult> = {}): Record<string, string> => {
  const table = mountWithTexts(GoodnessTable, { props: { result: { ...result, ...change } } })
  return Object.fromEntries(
    table.findAll('td').map((cell) => [cell.attributes('data-field') ?? '', cell.text()]),
  )
}

describe('GoodnessTable', () => {
  it('shows the usual figures', () => {
    expect(shown()).toEqual({
      rSquared: '0.7528',
      adjRSquared: '0.7446',
      sigma: '3.046',
      nUsed: '32',
      aic: '166.03',
      bic: '170.43',
      f: '91.38',
      fPValue: '1.29e-10',
    })
  })

  it('shows what a linear fit tells further, where it does', () => {
    const further = { aicc: 166.886522, press: 328.01982, predictedRSquared: 0.708695 }
    expect(shown(further)).toMatchObject({ aicc: '166.89', press: '328.02', predictedRSquared: '0.7087' })
  })

  it('shows a dash where there is no F statistic', () => {
    expect(shown({ fStatistic: null })).toMatchObject({ f: '–', fPValue: '–' })
  })
})
