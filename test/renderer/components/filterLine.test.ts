import { describe, expect, it } from 'vitest'
import FilterLine from '../../../src/renderer/components/FilterLine.vue'
import TypedCondition from '../../../src/renderer/components/TypedCondition.vue'
import { mountWithTexts } from '../mountWithTexts'

const conditions = [
  { kind: 'range', column: 'x', from: 1, to: 2 },
  { kind: 'typed', condition: 'y > 3 OR z' },
] as const

describe('FilterLine', () => {
  it('has for every condition a button to change it and one to take it away, both named', async () => {
    const line = mountWithTexts(FilterLine, { props: { conditions } })
    const buttons = line.findAll('li button')
    expect(buttons.map((button) => button.attributes('aria-label'))).toEqual([
      'Change the condition: x: 1 to 2',
      'Remove the condition: x: 1 to 2',
      'Change the condition: y > 3 OR z',
      'Remove the condition: y > 3 OR z',
    ])
    await buttons[2].trigger('click')
    await buttons[1].trigger('click')
    await line.get('[data-test="clear-filter"]').trigger('click')
    expect(line.emitted()).toMatchObject({ edit: [[1]], remove: [[0]], clear: [[]] })
  })
})

describe('TypedCondition', () => {
  it('hands over what is typed, says what is wrong with it, and closes with Escape', async () => {
    const problem = 'it must be a single expression'
    const typed = mountWithTexts(TypedCondition, { props: { condition: 'x >', problem } })
    expect(typed.get('[role="alert"]').text()).toBe(problem)
    expect(typed.get('input').attributes('aria-invalid')).toBe('true')
    await typed.get('input').setValue('  ')
    await typed.trigger('submit')
    await typed.get('input').setValue(' x > 1 ')
    await typed.trigger('submit')
    await typed.get('input').trigger('keydown', { key: 'Escape' })
    expect(typed.emitted()).toMatchObject({ apply: [['x > 1']], close: [[]] })
  })
})
