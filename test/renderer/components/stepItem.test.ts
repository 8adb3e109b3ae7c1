import { describe, expect, it } from 'vitest'
import type { StepOutcome } from '@shared/preparation/stepOutcome'
import StepItem from '../../../src/renderer/components/StepItem.vue'
import { mountWithTexts } from '../mountWithTexts'

const step = { kind: 'filter', enabled: true, expression: 'x > 3' } as const
const mounted = (outcome?: StepOutcome) => mountWithTexts(StepItem, { props: { step, outcome, index: 1 } })

describe('StepItem', () => {
  it('says what the step does and did, and names every control by it', () => {
    const effect = { rowsBefore: 9, rowsAfter: 4, changed: 0, missing: null, unparsed: 0, figures: {} }
    const item = mounted({ state: 'done', effect, columns: [] })
    expect(item.find('.words').text()).toBe('Keep the rows where x > 3')
    expect(item.find('.did').text()).toBe('4 of 9 rows kept')
    for (const control of item.findAll('button, input')) {
      expect(control.attributes('aria-label')).toContain('Keep the rows where x > 3')
    }
  })

  it('says why it failed, by a sign as well as by colour', () => {
    const item = mounted({ state: 'failed', error: { code: 'step-no-values', name: 'x' } })
    expect(item.find('.did').text()).toMatch(/^✕ The column “x” has no value/)
  })

  it('is switched, changed, removed and moved by the keyboard', async () => {
    const item = mounted()
    await item.find('input').trigger('change')
    await item.find('.words').trigger('click')
    await item.find('[data-test="remove-step"]').trigger('click')
    const handle = item.find('[data-test="move-step"]')
    await handle.trigger('keydown', { key: 'ArrowUp' })
    await handle.trigger('keydown', { key: 'ArrowDown' })
    expect(item.emitted()).toMatchObject({
      switch: [[]],
      edit: [[]],
      remove: [[]],
      move: [
        [1, 0],
        [1, 2],
      ],
    })
  })
})
