import { describe, expect, it } from 'vitest'
import { checkModel } from '@shared/diagnostics/checks'
import { describeChecks } from '@shared/report/describeChecks'

const none = { outlier: 0, highLeverage: 0, influential: 0, any: 0 }

describe('checks in words', () => {
  it('warns below p = 0.05 and names test and p-value', () => {
    const breuschPagan = { statistic: 5, pValue: 0.0314 }
    const [spread] = describeChecks(checkModel({ tests: { breuschPagan }, vif: [] }, none), 'en')
    expect(spread).toMatchObject({ name: 'spread', status: 'warn', evidence: 'Breusch–Pagan: p = 0.0314' })
    expect(spread.remedy).toContain('logarithm')
  })

  it('leaves out what was not tested', () => {
    const checks = describeChecks(
      checkModel({ tests: { durbinWatson: { statistic: 2, pValue: NaN } }, vif: [] }, none),
      'zh',
    )
    expect(checks.map(({ name, verdict }) => [name, verdict])).toEqual([['rows', '没有突出的行']])
  })

  it('compares factors by GVIF^(1/df)', () => {
    const vif = [
      { term: 'x', value: 9 },
      { term: 'f', value: 400, df: 3 },
    ]
    const [collinearity] = describeChecks(checkModel({ tests: {}, vif }, none), 'en')
    expect(collinearity).toMatchObject({ status: 'ok', evidence: 'Largest variance inflation factor: 9 (x)' })
  })
})
