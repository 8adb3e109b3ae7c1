import { describe, expect, it } from 'vitest'
import type { ConstraintReport } from '@shared/estimators/fitResult'
import ConstraintTable from '../../../src/renderer/components/ConstraintTable.vue'
import { mountWithTexts } from '../mountWithTexts'

const outcomes: ConstraintReport['outcomes'] = [
  { text: 'wt + hp = 1', kind: 'equation', active: true, multiplier: -1.23456, slack: 0 },
  { text: 'wt >= 0', kind: 'inequality', active: true, multiplier: 2, slack: 0 },
  { text: 'hp <= 9', kind: 'inequality', active: false, multiplier: 0, slack: 3.5 },
]
const test = { statistic: 4.2, df: 1, df2: 28, pValue: 0.05 }

describe('ConstraintTable', () => {
  it('says of every constraint what became of it, its multiplier and its slack', () => {
    const rows = mountWithTexts(ConstraintTable, {
      props: { constraints: { outcomes, test: null } },
    }).findAll('tbody tr')
    const cells = rows.map((row) => row.findAll('.state, td').map((cell) => cell.text()))
    expect(cells).toEqual([
      ['equation', '-1.235', '0'],
      ['holds with equality', '2', '0'],
      ['holds by itself', '0', '3.5'],
    ])
    expect(rows.map((row) => row.find('.written').text())).toEqual(outcomes.map(({ text }) => text))
  })

  it('gives the test of the equations where there is one', () => {
    const table = (constraints: ConstraintReport) =>
      mountWithTexts(ConstraintTable, { props: { constraints } })
    expect(table({ outcomes, test: null }).find('[data-test="equation-test"]').exists()).toBe(false)
    expect(table({ outcomes, test }).find('[data-test="equation-test"]').text()).toContain(
      'F 4.2 on 1 and 28',
    )
  })
})
