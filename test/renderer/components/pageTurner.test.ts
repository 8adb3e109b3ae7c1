import { describe, expect, it } from 'vitest'
import PageTurner from '../../../src/renderer/components/PageTurner.vue'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (start: number) => mountWithTexts(PageTurner, { props: { start, size: 100, total: 250 } })

describe('PageTurner', () => {
  it('says which rows are on show, and turns to the next, the last and any page', async () => {
    const turner = mounted(0)
    expect(turner.find('[data-test="page-range"]').text()).toBe('Rows 1–100 of 250')
    await turner.find('[data-test="nextPage"]').trigger('click')
    await turner.find('[data-test="lastPage"]').trigger('click')
    await turner.find('input').setValue('2')
    expect(turner.emitted('turn')).toEqual([[100], [200], [100]])
  })

  it('ends where the rows end', () => {
    const last = mounted(200)
    expect(last.find('[data-test="page-range"]').text()).toBe('Rows 201–250 of 250')
    for (const name of ['nextPage', 'lastPage'])
      expect(last.find(`[data-test="${name}"]`).attributes('disabled')).toBeDefined()
  })
})
