import { describe, expect, it } from 'vitest'
import ValueChoice from '../../../src/renderer/components/ValueChoice.vue'
import { mountWithTexts } from '../mountWithTexts'

const levels = {
  levels: Array.from({ length: 10 }, (_, index) => ({ level: `value ${index}`, count: 10 - index })),
  total: 12,
}

const mounted = (props: object = {}) =>
  mountWithTexts(ValueChoice, { props: { levels, chosen: ['value 1', 'rare'], ...props } })

describe('ValueChoice', () => {
  it('lists the chosen values even where they are rare, and says how many are not listed', () => {
    const choice = mounted()
    const labels = choice.findAll('label').map((label) => label.text())
    expect(labels).toHaveLength(11)
    expect(labels[0]).toBe('rare')
    const checked = choice
      .findAll<HTMLInputElement>('input:checked')
      .map(({ element }) => element.dataset.value)
    expect(checked).toEqual(['rare', 'value 1'])
    expect(choice.text()).toContain('2 further values are not listed')
  })

  it('adds a value and takes it away', async () => {
    const choice = mounted()
    await choice.get('[data-value="value 3"]').trigger('change')
    await choice.get('[data-value="rare"]').trigger('change')
    expect(choice.emitted('choose')).toEqual([[['value 1', 'rare', 'value 3']], [['value 1']]])
  })

  it('finds values by a part of them', async () => {
    const choice = mounted()
    await choice.get('input[type="search"]').setValue('UE 7')
    expect(choice.findAll('label').map((label) => label.text())).toEqual(['value 73'])
  })

  it('says that it is still reading', () => {
    expect(mounted({ levels: null, chosen: [] }).get('[role="status"]').text()).toContain('Reading')
  })
})
