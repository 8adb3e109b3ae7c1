import { describe, expect, it } from 'vitest'
import FormulaField from '../../../src/renderer/components/FormulaField.vue'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (modelValue: string, position: number | null, message = 'Unknown function') =>
  mountWithTexts(FormulaField, { props: { modelValue, problem: { message, position } } })

describe('FormulaField', () => {
  it('puts the caret under the character at the 1-based position of the error', () => {
    const field = mounted('mpg ~ foo(wt)', 7)
    expect(field.find('.before').text()).toBe('mpg ~')
    expect(field.find('.before').element.textContent).toBe('mpg ~ ')
    expect(field.find('pre').element.textContent).toContain('mpg ~ foo(wt)')
    expect(field.text()).toContain('Unknown function')
  })

  it('puts the caret behind the last character when the formula ends too early', () => {
    expect(mounted('mpg ~', 6).find('.before').element.textContent).toBe('mpg ~')
  })

  it('shows the part of a long formula around the error', () => {
    const formula = `y ~ ${Array.from({ length: 40 }, (_, index) => `x${index}`).join(' + ')}`
    const field = mounted(formula, 150)
    const before = field.find('.before').element.textContent ?? ''
    expect(before.startsWith('…')).toBe(true)
    expect(formula.slice(0, 149).endsWith(before.slice(1))).toBe(true)
  })

  it('has no caret where the error has no place', () => {
    const field = mounted('mpg ~ wt', null)
    expect(field.find('pre').exists()).toBe(false)
    expect(field.find('input').attributes('aria-invalid')).toBe('true')
  })

  it('tells of every keystroke', async () => {
    const field = mountWithTexts(FormulaField, { props: { modelValue: '', problem: null } })
    await field.find('input').setValue('mpg ~ wt')
    expect(field.emitted('update:modelValue')).toEqual([['mpg ~ wt']])
  })
})
