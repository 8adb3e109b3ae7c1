import { describe, expect, it } from 'vitest'
import { excludedByText } from '../../../src/shared/report/excludedByText'

describe('who excluded rows, in words', () => {
  it.each([
    [null, 'hand', '手动'],
    ['flagged', 'the fit’s flags', '拟合的标记'],
    [
      'flagged:outlier=2.5,influential',
      'rule: outlier beyond ± 2.5, influential',
      '规则：超出 ± 2.5 的离群点、强影响点',
    ],
    ['"x" > 2', null, null],
  ])('says of %s', (by, english, chinese) => {
    expect(excludedByText(by, 'en')).toBe(english)
    expect(excludedByText(by, 'zh')).toBe(chinese)
  })
})
