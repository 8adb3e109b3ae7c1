import { expect, it } from 'vitest'
import { spokenSentences } from '../../../src/renderer/charts/spokenSentences'

it('ends each sentence once, begins it large, and leaves out what is empty', () => {
  expect(spokenSentences(['Of 13 lags 0 lie beyond.', '', 'a click selects its rows'], 'en')).toBe(
    'Of 13 lags 0 lie beyond. A click selects its rows.',
  )
  expect(spokenSentences(['共 21 行。', '方向键在条形之间移动'], 'zh')).toBe(
    '共 21 行。方向键在条形之间移动。',
  )
})
