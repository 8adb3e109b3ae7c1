import { afterEach, describe, expect, it } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import type { TermDescription } from '@shared/formula/describeTerms'
import PredictorBox from '../../../src/renderer/components/PredictorBox.vue'
import { mountWithTexts } from '../mountWithTexts'

enableAutoUnmount(afterEach)

const terms: readonly TermDescription[] = [
  { label: 'wt', variables: ['wt'], shape: { column: 'wt', form: 'plain', degree: 1, reference: null } },
  { label: 'log(hp)', variables: ['log(hp)'], shape: null },
  { label: 'wt:log(hp)', variables: ['wt', 'log(hp)'], shape: null },
]

const mounted = (props: object = {}) =>
  mountWithTexts(PredictorBox, {
    props: { terms, waiting: [], hasIntercept: true, itemsOf: () => [], ...props },
    attachTo: document.body,
  })

/** A drag as the page sees it: types while it hovers, data when it drops. */
const transfer = (data: Record<string, string>) => ({
  dataTransfer: {
    types: Object.keys(data),
    getData: (type: string) => data[type] ?? '',
    setData: () => undefined,
  },
})

describe('PredictorBox', () => {
  it('shows every term by its label, in the order given', () => {
    const chips = mounted().findAll('.term-chip')
    expect(chips.map((chip) => chip.text())).toEqual(['wt', 'log(hp)', 'wt:log(hp)'])
  })

  it('takes any term out', async () => {
    const box = mounted()
    await box.find('[data-test="term-wt:log(hp)"] .remove').trigger('click')
    expect(box.emitted('edit')).toEqual([[terms[2], { kind: 'remove' }]])
  })

  it('makes an interaction of a chip dropped on another', async () => {
    const box = mounted()
    const data = { 'text/x-term': JSON.stringify(['log(hp)']) }
    await box.find('[data-test="term-wt"]').trigger('drop', transfer(data))
    expect(box.emitted('edit')).toEqual([[terms[0], { kind: 'interact', with: ['log(hp)'] }]])
    expect(box.emitted('add')).toBeUndefined()
  })

  it('makes an interaction of a column dropped on a chip, its name quoted where the language needs it', async () => {
    const box = mounted()
    await box.find('[data-test="term-wt"]').trigger('drop', transfer({ 'text/x-column': 'my col' }))
    expect(box.emitted('edit')).toEqual([[terms[0], { kind: 'interact', with: ['`my col`'] }]])
  })

  it('adds a column that is dropped beside the chips, and ignores anything else', async () => {
    const box = mounted()
    await box.find('.predictor-box').trigger('drop', transfer({ 'text/x-column': 'qsec' }))
    await box.find('.predictor-box').trigger('drop', transfer({ 'text/plain': 'qsec' }))
    expect(box.emitted('add')).toEqual([['qsec']])
  })

  it('shows columns that wait for a response, and lets them go', async () => {
    const box = mounted({ terms: [], waiting: ['wt'] })
    await box.find('[data-test="term-wt"] .remove').trigger('click')
    expect(box.emitted('drop')).toEqual([['wt']])
  })

  it('switches the intercept', async () => {
    const box = mounted({ hasIntercept: false })
    const button = box.find('[data-test="intercept"]')
    expect(button.attributes('aria-pressed')).toBe('false')
    await button.trigger('click')
    expect(box.emitted('intercept')).toHaveLength(1)
  })

  it('names each menu for a screen reader', () => {
    const button = mounted().find('[data-test="term-wt"] [aria-haspopup="menu"]')
    expect(button.attributes('aria-label')).toContain('wt')
  })
})
