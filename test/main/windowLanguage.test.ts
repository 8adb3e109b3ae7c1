import { describe, expect, it } from 'vitest'
import { windowLanguage } from '../../src/main/windowLanguage'

describe('windowLanguage', () => {
  it('is the one chosen, else the system’s, else English', () => {
    expect(windowLanguage('en', 'zh-CN')).toBe('en')
    expect(windowLanguage('system', 'zh-CN')).toBe('zh')
    expect(windowLanguage('system', 'zh_TW')).toBe('zh')
    expect(windowLanguage('system', 'de-AT')).toBe('en')
    expect(windowLanguage('system', '')).toBe('en')
  })
})
