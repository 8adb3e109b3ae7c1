import { describe, expect, it, vi } from 'vitest'
import type { PredictedRow, PredictionForm } from '@shared/contract/predictionApi'
import TypedPredictions from '../../../src/renderer/components/TypedPredictions.vue'
import { mountWithTexts } from '../mountWithTexts'

const form: PredictionForm = {
  response: 'y',
  level: 0.9,
  responseMissing: 0,
  rowCount: 5,
  predictors: [
    { name: 'x', type: 'number', kind: 'number', levels: [], low: 4, high: 25 },
    { name: 'site', type: 'text', kind: 'category', levels: ['a', 'b'], low: NaN, high: NaN },
  ],
}

const predicted = (part: Partial<PredictedRow> = {}): PredictedRow => ({
  row: 1,
  cells: [10, 'a'],
  fit: 21.7449927007299,
  stdError: 3.1,
  confidenceLower: 15.461919,
  confidenceUpper: 28.028066,
  predictionLower: -9.809601,
  predictionUpper: 53.299586,
  extrapolated: false,
  outside: [],
  obstacle: null,
  ...part,
})

const mounted = (rows: readonly PredictedRow[], paste = vi.fn(() => true)) =>
  mountWithTexts(TypedPredictions, {
    props: { form, rows: [{ x: '10', site: 'a' }], predicted: rows, paste },
  })

describe('TypedPredictions', () => {
  it('shows seven digits and keeps the others in the title', () => {
    const table = mounted([predicted()])
    const fit = table.find('[data-field="fit"]')
    expect(fit.text()).toBe('21.74499')
    expect(fit.attributes('title')).toBe('21.7449927007299')
    expect(table.find('thead').text()).toContain('90 % mean')
    expect(table.find('[data-field="note"]').text()).toBe('')
  })

  it('says in words where a prediction leaves the data, and why there is none', () => {
    const outside = mounted([predicted({ cells: [100, 'a'], extrapolated: true, outside: ['x'] })])
    const badge = outside.find('[data-field="note"] .badge')
    expect(badge.text()).toMatch(/^!\s*extrapolated: x/)
    expect(badge.attributes('title')).toBe('x = 100 is outside 4 to 25, where the model was fitted')
    const unusual = mounted([predicted({ extrapolated: true })]).find('[data-field="note"] .badge')
    expect(unusual.attributes('title')).toContain('together')
    const obstacle = { why: 'unknown-level', variable: 'site', level: 'z' } as const
    const none = mounted([predicted({ fit: NaN, obstacle })])
    expect(none.find('[data-field="note"]').text()).toMatch(/^×\s*site: “z” was never seen$/)
    expect(none.find('[data-field="fit"]').exists()).toBe(false)
  })

  it('names every field, offers the levels, and hands on what is typed', async () => {
    const table = mounted([predicted()])
    expect(table.find('input').attributes('aria-label')).toBe('x, row 1')
    expect(table.find('input').attributes('placeholder')).toBe('4 … 25')
    expect(table.findAll('option').map((option) => option.element.value)).toEqual(['', 'a', 'b'])
    await table.find('input').setValue('12')
    await table.find('select').setValue('b')
    expect(table.emitted('write')).toEqual([
      [0, 'x', '12'],
      [0, 'site', 'b'],
    ])
  })

  it('marks what is no number, and says nothing of a row without a value', async () => {
    const table = mounted([predicted()])
    await table.setProps({ rows: [{ x: 'fast' }, {}] })
    expect(table.find('input').attributes('aria-invalid')).toBe('true')
    expect(table.findAll('tbody tr')[1].find('[data-field]').exists()).toBe(false)
  })

  it('gives a pasted table away instead of putting it into the field', async () => {
    const paste = vi.fn(() => true)
    const table = mounted([predicted()], paste)
    const event = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(event, { clipboardData: { getData: () => '1\ta\n' } })
    table.findAll('td[data-predictor]')[1].element.dispatchEvent(event)
    expect(paste).toHaveBeenCalledWith({ text: '1\ta\n', row: 0, column: 1 })
    expect(event.defaultPrevented).toBe(true)
  })
})
