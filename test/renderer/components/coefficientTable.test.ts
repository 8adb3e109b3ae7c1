import { describe, expect, it } from 'vitest'
import type { Coefficient, CovarianceKind, InferenceKind } from '@shared/estimators/fitResult'
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

const mounted = (
  rows: readonly Coefficient[],
  further: { readonly errors?: CovarianceKind; readonly inference?: InferenceKind } = {},
) =>
  mountWithTexts(CoefficientTable, {
    props: { coefficients: rows, statisticName: 't', level: 0.95, ...further },
  })

const show = (table: ReturnType<typeof mounted>, view: string) =>
  table.find(`.views input[value="${view}"]`).trigger('change')

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

  it('marks a coefficient of which too few digits can be trusted, and says so of each', () => {
    const table = mounted([coefficients[0], { ...coefficients[1], trustedDigits: 4.7 }])
    const badge = table.find('[data-term="wt"] .badge')
    expect(badge.text()).toBe('4 d')
    expect(badge.attributes('aria-label')).toContain('4 digits can be trusted')
    expect(table.find('[data-term="(Intercept)"] .badge').exists()).toBe(false)
    expect(table.find('[data-term="(Intercept)"] th').attributes('title')).toContain('14 digits')
  })

  it('shows intervals on request', async () => {
    const table = mounted(coefficients)
    await show(table, 'interval')
    expect(table.find('[data-term="wt"] [data-field="lower"]').text()).toBe('-6.486')
    expect(table.find('[data-term="wt"] [data-field="upper"]').text()).toBe('-4.203')
  })

  it('shows the statistic on request', async () => {
    const table = mounted(coefficients)
    await show(table, 'statistic')
    expect(table.find('[data-term="wt"] [data-field="statistic"]').text()).toBe('-9.559')
    expect(table.find('[data-term="wt"] [data-field="pValue"]').text()).toBe('1.3e-10')
  })

  it('offers standardised coefficients where there are any', async () => {
    expect(mounted(coefficients).find('input[value="standardized"]').exists()).toBe(false)
    // R 4.2: cor(mtcars$mpg, mtcars$wt)
    const standardized = [Number.NaN, -0.8676594]
    const table = mounted(coefficients.map((row, index) => ({ ...row, standardized: standardized[index] })))
    await show(table, 'standardized')
    expect(table.find('[data-term="wt"] [data-field="standardized"]').text()).toBe('-0.8677')
    expect(table.find('[data-term="(Intercept)"] [data-field="standardized"]').text()).toBe('–')
  })

  it('says which standard errors it shows, unless they are the classical ones', () => {
    expect(mounted(coefficients).text()).not.toContain('standard errors')
    expect(mounted(coefficients, { errors: 'HC3' }).text()).toContain('standard errors: HC3')
  })

  const bare = coefficients.map((row) => ({
    ...row,
    ...{ stdError: NaN, statistic: NaN, pValue: NaN, ciLower: NaN, ciUpper: NaN },
  }))

  it('shows a dash where a method has no standard errors, and says so', () => {
    const table = mounted(bare, { inference: 'none' })
    expect(table.find('[data-term="wt"] [data-field="stdError"]').text()).toBe('–')
    expect(table.find('[data-term="wt"] [data-field="pValue"]').text()).toBe('–')
    expect(table.text()).not.toContain('NaN')
    expect(table.find('[data-test="inference-note"]').text()).toContain('no honest standard errors')
  })

  it('says so where intervals are those of a posterior', () => {
    const table = mounted(coefficients, { inference: 'bayesian' })
    expect(table.find('[data-test="inference-note"]').text()).toContain('posterior')
    expect(mounted(coefficients).find('[data-test="inference-note"]').exists()).toBe(false)
  })
})
