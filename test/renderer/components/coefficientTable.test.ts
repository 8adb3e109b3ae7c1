import { describe, expect, it } from 'vitest'
import type { Coefficient } from '@shared/estimators/fitResult'
import CoefficientTable from '../../../src/renderer/components/CoefficientTable.vue'
import { mountWithTexts } from '../mountWithTexts'

// R 4.2: coef(summary(lm(mpg ~ wt, mtcars))) and confint.
const coefficients: readonly Coefficient[] = [
  {
    term: '(Intercept)',
    estimate: 37.285126167342,
    stdError: 1.877627337144,
    statistic: 19.857575072,
    pValue: 8.241799e-19,
    ciLower: 33.4504995,
    ciUpper: 41.1197528,
    aliased: false,
    trustedDigits: 14.6,
  },
  {
    term: 'wt',
    estimate: -5.34447157272,
    stdError: 0.559101045,
    statistic: -9.559044147,
    pValue: 1.293959e-10,
    ciLower: -6.4863082,
    ciUpper: -4.2026349,
    aliased: false,
    trustedDigits: 15.2,
  },
]

const aliased: Coefficient = {
  ...coefficients[1],
  term: 'wt2',
  estimate: Number.NaN,
  stdError: Number.NaN,
  statistic: Number.NaN,
  pValue: Number.NaN,
  aliased: true,
  trustedDigits: Number.NaN,
}

const mounted = (rows: readonly Coefficient[]) =>
  mountWithTexts(CoefficientTable, { props: { coefficients: rows, statisticName: 't', level: 0.95 } })

describe('CoefficientTable', () => {
  it('writes a column with the same decimals, enough for five digits of the smallest', () => {
    const table = mounted(coefficients)
    expect(table.find('[data-term="(Intercept)"] [data-field="estimate"]').text()).toBe('37.2851')
    expect(table.find('[data-term="wt"] [data-field="estimate"]').text()).toBe('-5.3445')
  })

  it('keeps every digit at hand', () => {
    const cell = mounted(coefficients).find('[data-term="wt"] [data-field="estimate"]')
    expect(Number(cell.attributes('title'))).toBe(coefficients[1].estimate)
  })

  it('never writes a tiny p-value as 0', () => {
    expect(mounted(coefficients).find('[data-term="wt"] [data-field="pValue"]').text()).toBe('1.3e-10')
  })

  it('says aliased instead of figures that do not exist', () => {
    const row = mounted([...coefficients, aliased]).find('[data-term="wt2"]')
    expect(row.text()).toContain('aliased')
    expect(row.text()).not.toContain('NaN')
  })

  it('says how many digits can be trusted: the least over the coefficients', () => {
    expect(mounted([...coefficients, aliased]).text()).toContain('14 digits can be trusted')
  })

  it('shows intervals on request', async () => {
    const table = mounted(coefficients)
    await table.find('.link').trigger('click')
    expect(table.find('[data-term="wt"] [data-field="lower"]').text()).toBe('-6.486')
    expect(table.find('[data-term="wt"] [data-field="upper"]').text()).toBe('-4.203')
  })
})
