import { describe, expect, it } from 'vitest'
import type { PenaltySettings } from '@shared/estimators/fitResult'
import PenaltyTable from '../../../src/renderer/components/PenaltyTable.vue'
import { mountWithTexts } from '../mountWithTexts'

const penalty: PenaltySettings = { lambda: 1.23456, alpha: 0, standardize: true, rule: 'gcv' }

const mounted = (change: Partial<PenaltySettings> = {}, effectiveDf?: number) =>
  mountWithTexts(PenaltyTable, { props: { penalty: { ...penalty, ...change }, effectiveDf } })

describe('PenaltyTable', () => {
  it('says λ, how it was chosen, and the effective degrees of freedom', () => {
    const table = mounted({}, 3.71828)
    expect(table.find('[data-field="lambda"]').text()).toBe('1.235')
    expect(table.find('[data-field="rule"]').text()).toBe('smallest generalised cross-validation')
    expect(table.find('[data-field="effectiveDf"]').text()).toBe('3.718')
  })

  it('says with which folds λ was chosen', () => {
    const rule = mounted({ rule: '1se', folds: 10, seed: 7 }).find('[data-field="rule"]').text()
    expect(rule).toContain('10 folds')
    expect(rule).toContain('seed 7')
  })

  it('has no degrees of freedom where the result has none', () => {
    expect(mounted({ rule: 'given' }).find('[data-field="effectiveDf"]').exists()).toBe(false)
  })
})
