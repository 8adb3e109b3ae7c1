import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import type { ColumnSummary } from '@shared/table/column'
import TableHeader from '../../../src/renderer/components/TableHeader.vue'
import { mountWithTexts } from '../mountWithTexts'

const open: ColumnSummary = {
  name: 'x',
  type: 'number',
  missing: 2,
  unparsed: 0,
  distinct: null,
  examples: [],
  histogram: null,
  min: null,
  max: null,
}

describe('the header of a column whose figures are yet to come', () => {
  it('says so in their place, and shows them as they come', async () => {
    const summary = shallowRef(open)
    const column = {
      getSort: () => null,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    const doNothing = (): void => undefined
    const params = {
      column,
      summary: () => summary.value,
      menu: () => [],
      act: doNothing,
      reorders: doNothing,
    }
    const header = mountWithTexts(TableHeader, { props: { params: params as never } })
    const counts = header.find('.table-header-counts')
    const bars = (): (string | undefined)[] => header.findAll('rect').map((bar) => bar.attributes('height'))
    expect(counts.text()).toContain('counting…')
    expect(counts.text()).toContain('2 missing')
    expect(bars()).toEqual(Array<string>(10).fill('1'))
    const histogram = [0, 0, 9, 0, 0, 0, 0, 0, 0, 18]
    summary.value = { ...open, distinct: 1200, distinctEstimated: true, histogram, min: 0, max: 1 }
    await header.vm.$nextTick()
    expect(counts.text()).toContain('≈ 1,200 distinct')
    expect(bars()).toEqual(['0', '0', '9', '0', '0', '0', '0', '0', '0', '18'])
  })
})
