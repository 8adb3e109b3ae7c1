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

  it('put on each button what it does, in either language', () => {
    const curvedTerm = 'wt'
    const tests = {
      reset: { statistic: 9, pValue: 1e-4, curvedTerm },
      breuschPagan: { statistic: 9, pValue: 0.01 },
    }
    const vif = [
      { term: 'x', value: 300 },
      { term: 'x:z', value: 200 },
    ]
    const centering = { columns: [{ column: 'x', center: 5 }], cures: ['collinearity'] } as const
    const labels = (language: 'en' | 'zh'): string[] =>
      describeChecks(checkModel({ tests, vif, centering }, { ...none, any: 2 }), language).flatMap((check) =>
        check.actions.map(({ label }) => label),
      )
    expect(labels('en')).toEqual([
      'Add I(wt^2)',
      'Use HC3 standard errors',
      'Centre x',
      'Take out x:z',
      'Show the rows',
    ])
    expect(labels('zh')).toEqual(['加入 I(wt^2)', '使用 HC3 标准误', '将 x 中心化', '去掉 x:z', '查看这些行'])
  })

  it('say that standard errors allow for what fails', () => {
    const tests = { breuschPagan: { statistic: 9, pValue: 0.01 } }
    const [spread] = describeChecks(checkModel({ tests, vif: [], covarianceKind: 'HC3' }, none), 'en')
    expect(spread).toMatchObject({ status: 'ok', remedy: '', actions: [] })
    expect(spread.verdict).toBe('The spread is uneven; the HC3 standard errors allow for it')
    expect(spread.evidence).toBe('Breusch–Pagan: p = 0.01')
  })
})
