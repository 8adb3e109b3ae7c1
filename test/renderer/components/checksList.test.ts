import { describe, expect, it } from 'vitest'
import type { CheckedFit } from '@shared/diagnostics/check'
import { checkModel } from '@shared/diagnostics/checks'
import { describeChecks } from '@shared/report/describeChecks'
import ChecksList from '../../../src/renderer/components/ChecksList.vue'
import { mountWithTexts } from '../mountWithTexts'

// Test results as a curved, uneven, autocorrelated fit would have them.
const failing: CheckedFit = {
  tests: {
    reset: { statistic: 9, pValue: 0.001, curvedTerm: 'wt' },
    breuschPagan: { statistic: 12, pValue: 0.0005 },
    durbinWatson: { statistic: 0.4, pValue: 1e-6 },
  },
  vif: [{ term: 'disp', value: 25 }],
}
const counts = { any: 3, outlier: 2, highLeverage: 1, influential: 1 }

const mounted = (fit: CheckedFit, language: 'en' | 'zh' = 'en') =>
  mountWithTexts(ChecksList, {
    props: { checks: describeChecks(checkModel(fit, counts), language), rowNames: '' },
  })

describe('ChecksList', () => {
  it('offers what can be done about a check as a button with its name', () => {
    const labels = mounted(failing)
      .findAll('button')
      .map((button) => button.text())
    expect(labels).toEqual([
      'Add I(wt^2)',
      'Use HC3 standard errors',
      'Use Newey–West standard errors',
      'Take out disp',
      'Show the rows',
    ])
    const chinese = mounted(failing, 'zh')
      .findAll('button')
      .map((button) => button.text())
    expect(chinese).toEqual([
      '加入 I(wt^2)',
      '使用 HC3 标准误',
      '使用 Newey–West 标准误',
      '去掉 disp',
      '查看这些行',
    ])
  })

  it('hands the action on', async () => {
    const list = mounted(failing)
    await list.find('[data-check="linearity"] button').trigger('click')
    await list.find('[data-check="rows"] button').trigger('click')
    expect(list.emitted('act')).toEqual([[{ kind: 'add-term', term: 'I(wt^2)' }], [{ kind: 'show-rows' }]])
  })

  it('has no button where all is well', () => {
    const none = { any: 0, outlier: 0, highLeverage: 0, influential: 0 }
    const fine: CheckedFit = { tests: { breuschPagan: { statistic: 1, pValue: 0.4 } }, vif: [] }
    const list = mountWithTexts(ChecksList, {
      props: { checks: describeChecks(checkModel(fine, none), 'en'), rowNames: '' },
    })
    expect(list.findAll('li').length).toBeGreaterThan(0)
    expect(list.findAll('button')).toEqual([])
  })
})
