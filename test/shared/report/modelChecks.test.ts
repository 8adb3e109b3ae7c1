import { describe, expect, it } from 'vitest'
import { checkModel } from '@shared/diagnostics/checks'
import { describeChecks } from '@shared/report/describeChecks'
import { modelChecks } from '@shared/report/modelChecks'
import { analysed, mtcars, plotInputOf } from '../plots/analysed'

const none = { outlier: 0, highLeverage: 0, influential: 0 }

describe('modelChecks', () => {
  it('warns below p = 0.05 and names test and p-value', () => {
    const breuschPagan = { statistic: 5, pValue: 0.0314 }
    const [spread] = modelChecks({ tests: { breuschPagan }, vif: [], flagCounts: none }, 'en')
    expect(spread).toMatchObject({ name: 'spread', status: 'warn', evidence: 'Breusch–Pagan: p = 0.0314' })
    expect(spread.remedy).toContain('logarithm')
  })

  it('leaves out what was not tested', () => {
    const checks = modelChecks(
      { tests: { durbinWatson: { statistic: 2, pValue: NaN } }, vif: [], flagCounts: none },
      'zh',
    )
    expect(checks.map(({ name, verdict }) => [name, verdict])).toEqual([['rows', '没有突出的行']])
  })

  it('compares factors by GVIF^(1/df)', () => {
    const vif = [
      { term: 'x', value: 9 },
      { term: 'f', value: 400, df: 3 },
    ]
    const [collinearity] = modelChecks({ tests: {}, vif, flagCounts: none }, 'en')
    expect(collinearity).toMatchObject({ status: 'ok', evidence: 'Largest variance inflation factor: 9 (x)' })
  })

  it('agrees with the checks of the model itself, from the same tests', () => {
    const analysis = analysed('mpg ~ wt + disp', mtcars())
    const flags = plotInputOf(analysis).flags
    const whole = describeChecks(checkModel(analysis, flags), 'en')
    const counted = checkModel(analysis, flags).flatMap((check) =>
      check.check === 'rows' ? [check.counts] : [],
    )[0]
    const { tests, vif } = analysis.result
    const inWindow = modelChecks({ tests, vif, flagCounts: counted }, 'en')
    expect(inWindow.filter(({ name }) => name !== 'linearity')).toEqual(
      whole.filter(({ name }) => name !== 'linearity'),
    )
  })
})
