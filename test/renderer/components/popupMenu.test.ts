import { afterEach, describe, expect, it } from 'vitest'
import { enableAutoUnmount, type VueWrapper } from '@vue/test-utils'
import PopupMenu from '../../../src/renderer/components/PopupMenu.vue'
import type { MenuItem } from '../../../src/renderer/components/menuItem'
import { mountWithTexts } from '../mountWithTexts'

enableAutoUnmount(afterEach)

const items: readonly MenuItem<string>[] = [
  { label: 'Degree', items: ['1', '2', '3'].map((label) => ({ label, value: label, checked: label === '2' })) }, // prettier-ignore
  { label: 'Levels', items: [], footnote: 'more' },
  { label: 'Remove', value: 'remove' },
]

const mounted = (): VueWrapper =>
  mountWithTexts(PopupMenu, { props: { items, label: 'wt' }, attachTo: document.body }) as VueWrapper

const menu = (): HTMLElement | null => document.querySelector('[role="menu"]')
const lines = (): string[] =>
  [...document.querySelectorAll('[role^="menuitem"]')].map((line) => line.textContent?.trim() ?? '')
const active = (): string | undefined => {
  const id = menu()?.getAttribute('aria-activedescendant') ?? ''
  return document.getElementById(id)?.textContent?.trim()
}

const opened = async (): Promise<VueWrapper> => {
  const wrapper = mounted()
  await wrapper.find('button').trigger('keydown', { key: 'ArrowDown' })
  await wrapper.vm.$nextTick()
  return wrapper
}

const press = async (wrapper: VueWrapper, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    menu()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await wrapper.vm.$nextTick()
  }
}

describe('PopupMenu', () => {
  it('is announced as a menu and opens with the arrow key, which moves the focus into it', async () => {
    const wrapper = mounted()
    const button = wrapper.find('button')
    expect(button.attributes()).toMatchObject({ 'aria-haspopup': 'menu', 'aria-expanded': 'false' })
    expect(menu()).toBeNull()
    await button.trigger('keydown', { key: 'ArrowDown' })
    await wrapper.vm.$nextTick()
    expect(button.attributes('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(menu())
    expect(active()).toBe('Degree')
    expect(wrapper.emitted('open')).toHaveLength(1)
  })

  it('moves round with the arrows, to the ends, and to a first letter', async () => {
    const wrapper = await opened()
    await press(wrapper, 'ArrowUp')
    expect(active()).toBe('Remove')
    await press(wrapper, 'ArrowDown')
    expect(active()).toBe('Degree')
    await press(wrapper, 'End')
    expect(active()).toBe('Remove')
    await press(wrapper, 'Home', 'l')
    expect(active()).toBe('Levels')
  })

  it('opens a list at what holds now, and chooses', async () => {
    const wrapper = await opened()
    await press(wrapper, 'ArrowRight')
    expect(lines()).toEqual(['1', '2', '3'])
    expect(active()).toBe('2')
    expect(menu()?.getAttribute('aria-label')).toBe('Degree')
    const checked = [...document.querySelectorAll('[role="menuitemradio"]')].map((line) =>
      line.getAttribute('aria-checked'),
    )
    expect(checked).toEqual(['false', 'true', 'false'])
    await press(wrapper, 'ArrowDown', 'Enter')
    expect(wrapper.emitted('choose')).toEqual([['3']])
    expect(menu()).toBeNull()
    expect(document.activeElement).toBe(wrapper.find('button').element)
  })

  it('goes back from a list, then closes, with Escape', async () => {
    const wrapper = await opened()
    await press(wrapper, 'Enter', 'Escape')
    expect(lines()).toHaveLength(3)
    await press(wrapper, 'Escape')
    expect(menu()).toBeNull()
    expect(document.activeElement).toBe(wrapper.find('button').element)
    expect(wrapper.emitted('choose')).toBeUndefined()
  })

  it('says that a list is being read, and what it leaves out', async () => {
    const wrapper = await opened()
    await press(wrapper, 'l', 'Enter')
    expect(menu()?.textContent).toContain('Reading the levels')
    expect(menu()?.textContent).toContain('more')
  })

  it('closes when the focus goes elsewhere', async () => {
    const wrapper = await opened()
    menu()?.dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body, bubbles: true }))
    await wrapper.vm.$nextTick()
    expect(menu()).toBeNull()
  })
})
