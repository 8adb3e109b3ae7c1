import { describe, expect, it } from 'vitest'
import type { ColumnSummary } from '@shared/table/column'
import ConditionForm from '../../../src/renderer/components/ConditionForm.vue'
import { draftOf } from '../../../src/renderer/format/conditionDraft'
import { mountWithTexts } from '../mountWithTexts'

const column: ColumnSummary = {
  name: 'x',
  type: 'number',
  missing: 0,
  unparsed: 0,
  distinct: 5,
  examples: [],
  histogram: [],
  min: -1.5,
  max: 12345.678,
}

const mounted = (part: Partial<ColumnSummary> = {}) => {
  const shown = { ...column, ...part }
  return mountWithTexts(ConditionForm, {
    props: { column: shown, draft: draftOf(null, shown), levels: null },
  })
}
const options = (form: ReturnType<typeof mounted>): string[] =>
  form.findAll('option').map((option) => option.text())

describe('ConditionForm', () => {
  it('asks of a number from where to where, and shows the ends that there are', async () => {
    const form = mounted()
    const [from, to] = form.findAll('input')
    expect([from.attributes('placeholder'), to.attributes('placeholder')]).toEqual(['-1.5', '12345.678'])
    expect([from.attributes('aria-label'), to.attributes('aria-label')]).toEqual(['From', 'To'])
    await from.setValue('2,5')
    expect(form.emitted('change')?.at(-1)).toMatchObject([{ kind: 'range', from: 2.5, to: null }])
  })

  it('asks of each type what can be asked of it', () => {
    expect(options(mounted({ type: 'boolean' }))).toEqual(['is true', 'is false', 'is missing', 'is present'])
    expect(options(mounted({ type: 'text' }))).toEqual(['is one of', 'contains', 'is missing', 'is present'])
    expect(mounted({ type: 'date' }).findAll('input[type="date"]')).toHaveLength(2)
  })

  it('asks for something else', async () => {
    const form = mounted()
    await form.get('select').setValue('missing')
    expect(form.emitted('change')).toMatchObject([[{ kind: 'missing' }]])
  })
})
