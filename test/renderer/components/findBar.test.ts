import { afterEach, describe, expect, it } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import FindBar from '../../../src/renderer/components/FindBar.vue'
import { mountWithTexts } from '../mountWithTexts'

enableAutoUnmount(afterEach)

const found = { count: 12, found: { row: 7, place: 6, rank: 3, column: 0 } }

const mounted = (props: object = {}) =>
  mountWithTexts(FindBar, {
    props: {
      text: 'a',
      column: null,
      columns: ['name', ''],
      answer: found,
      problem: null,
      searching: false,
      ...props,
    },
    attachTo: document.body,
  })

describe('FindBar', () => {
  it('takes the focus and says which of the rows it is', () => {
    const bar = mounted()
    expect(document.activeElement).toBe(bar.get('input').element)
    expect(bar.get('[role="status"]').text()).toBe('3 of 12 rows')
  })

  it('goes on with Enter, back with Shift+Enter, and closes with Escape', async () => {
    const bar = mounted()
    await bar.get('input').trigger('keydown', { key: 'Enter' })
    await bar.get('input').trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(bar.emitted('step')).toEqual([['next'], ['previous']])
    await bar.get('input').trigger('keydown', { key: 'Escape' })
    expect(bar.emitted('close')).toHaveLength(1)
  })

  it('looks in one column, also in one without a name', async () => {
    const bar = mounted()
    await bar.get('select').setValue('=')
    await bar.get('select').setValue('=name')
    await bar.get('select').setValue('')
    expect(bar.emitted('lookIn')).toEqual([[''], ['name'], [null]])
  })

  it('says that there is none, and has nowhere to go then', () => {
    const bar = mounted({ answer: { count: 0, found: null } })
    expect(bar.get('[role="status"]').text()).toBe('No row has it')
    expect(bar.get('[data-test="find-next"]').attributes('disabled')).toBeDefined()
  })
})
