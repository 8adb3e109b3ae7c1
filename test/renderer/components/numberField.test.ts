import { describe, expect, it } from 'vitest'
import NumberField from '../../../src/renderer/components/NumberField.vue'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (props: Partial<InstanceType<typeof NumberField>['$props']> = {}) =>
  mountWithTexts(NumberField, { props: { modelValue: 0.1, label: 'rate', min: 0, ...props } })

describe('NumberField', () => {
  it('hands on what can be read as an allowed number, at once', async () => {
    const field = mounted()
    await field.find('input').setValue('0,25')
    expect(field.emitted('update:modelValue')).toEqual([[0.25]])
  })

  it('marks what is not allowed and keeps the value', async () => {
    const field = mounted({ exclusiveMin: true, max: 10 })
    for (const text of ['0', '-1', '11', 'x', '']) {
      await field.find('input').setValue(text)
      expect(field.find('input').attributes('aria-invalid'), text).toBe('true')
    }
    expect(field.emitted('update:modelValue')).toBeUndefined()
    await field.find('input').trigger('blur')
    expect(field.find('input').element.value).toBe('0.1')
  })

  it('says what it wants while that is not what it has', async () => {
    const rate = mounted({ exclusiveMin: true })
    await rate.find('input').setValue('0')
    expect(rate.find('[role="alert"]').text()).toBe('Give a number above 0')
    await rate.find('input').setValue('1e-30')
    expect(rate.find('[role="alert"]').exists()).toBe(false)
    const count = mounted({ modelValue: 5, integer: true, max: 1e9 })
    await count.find('input').setValue('1e10')
    expect(count.find('[role="alert"]').text()).toBe('Give a whole number from 0 to 1000000000')
  })

  it('steps by arrow keys: adding, or multiplying', async () => {
    const adding = mounted({ step: 0.5 })
    await adding.find('input').trigger('keydown', { key: 'ArrowUp' })
    expect(adding.emitted('update:modelValue')).toEqual([[0.6]])
    const multiplying = mounted({ step: 2, stepping: 'multiply' })
    await multiplying.find('input').trigger('keydown', { key: 'ArrowDown' })
    expect(multiplying.emitted('update:modelValue')).toEqual([[0.05]])
  })

  it('does not disturb what is being typed when its own value comes back', async () => {
    const field = mounted()
    await field.find('input').setValue('0.10')
    await field.find('input').setValue('1.')
    await field.setProps({ modelValue: 1 })
    expect(field.find('input').element.value).toBe('1.')
  })
})
