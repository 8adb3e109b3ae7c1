import { describe, expect, it } from 'vitest'
import type { ColumnSummary } from '@shared/table/column'
import ColumnList from '../../../src/renderer/components/ColumnList.vue'
import { mountWithTexts } from '../mountWithTexts'

const ITEM = 28

const columnsOf = (count: number): ColumnSummary[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `v${index}`,
    type: 'number',
    missing: 0,
    unparsed: 0,
    distinct: 2,
    distinctEstimated: false,
    histogram: [1, 2, 3],
    min: 0,
    max: 1,
    examples: [],
    dayOnly: false,
  }))

const listOf = (count: number) =>
  mountWithTexts(ColumnList, {
    props: { columns: columnsOf(count), roleOf: () => null },
    attachTo: document.body,
  })

const names = (list: ReturnType<typeof listOf>): string[] => list.findAll('.word').map((word) => word.text())

async function scrollTo(list: ReturnType<typeof listOf>, top: number): Promise<void> {
  Object.defineProperty(list.element, 'clientHeight', { value: 10 * ITEM, configurable: true })
  list.element.scrollTop = top
  await list.trigger('scroll')
}

describe('the list of columns', () => {
  it('has all of some, in their order', () => {
    expect(names(listOf(300))).toEqual(columnsOf(300).map(({ name }) => name))
  })

  it('has of many those in sight and near it, in a room as high as all', async () => {
    const list = listOf(5000)
    await scrollTo(list, 2000 * ITEM)
    const shown = names(list)
    expect(shown.length).toBeLessThan(100)
    for (let index = 2000; index < 2010; index++) expect(shown).toContain(`v${index}`)
    const room = list
      .findAll('li[role="none"]')
      .map((item) => Number.parseFloat(item.attributes('style')?.slice(8) ?? ''))
    expect(room[0] + room[1] + shown.length * ITEM).toBe(5000 * ITEM)
    const first = list.find('.column-item').element.parentElement
    expect(first?.getAttribute('aria-setsize')).toBe('5000')
    expect(first?.getAttribute('aria-posinset')).toBe(String(Number(shown[0].slice(1)) + 1))
  })

  it('has the last ones at its end, also when fewer are left than were scrolled past', async () => {
    const list = listOf(5000)
    await scrollTo(list, 5000 * ITEM)
    expect(names(list).at(-1)).toBe('v4999')
    await list.setProps({ columns: columnsOf(400) })
    expect(names(list).at(-1)).toBe('v399')
  })
})
