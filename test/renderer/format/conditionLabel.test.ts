import { afterEach, describe, expect, it } from 'vitest'
import type { ColumnCondition } from '@shared/document/columnCondition'
import { conditionLabel } from '../../../src/renderer/format/conditionLabel'
import { setLanguage, useText } from '../../../src/renderer/locales/messages'
import { mountWithTexts } from '../mountWithTexts'

const labelOf = (condition: ColumnCondition): string =>
  mountWithTexts({
    setup: () => ({ label: conditionLabel(condition, useText().text) }),
    template: '<i>{{ label }}</i>',
  }).text()

afterEach(() => setLanguage('en'))

describe('conditionLabel', () => {
  it('writes ends with all their digits', () => {
    const range = { kind: 'range', column: 'x' } as const
    expect(labelOf({ ...range, from: 0.30000000000000004, to: 12345.678 })).toBe(
      'x: 0.30000000000000004 to 12345.678',
    )
    expect(labelOf({ ...range, from: null, to: -5 })).toBe('x ≤ -5')
    expect(labelOf({ kind: 'dates', column: 'd', from: '2024-02-29', to: null })).toBe('d ≥ 2024-02-29')
  })

  it('lists a few values and counts the others', () => {
    const oneOf = (...values: string[]) => labelOf({ kind: 'one-of', column: 'g', values })
    expect(oneOf('a', 'b')).toBe('g: a, b')
    expect(oneOf('a', 'b', 'c', 'd', 'e')).toBe('g: a, b, c and 2 more')
    setLanguage('zh')
    expect(oneOf('a', 'b', 'c', 'd')).toBe('g：a, b, c 及另外 1 个')
  })

  it('leaves a typed condition as it is', () => {
    expect(labelOf({ kind: 'typed', condition: "x > 1 OR n = '{a|b}'" })).toBe("x > 1 OR n = '{a|b}'")
  })
})
