import { describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { covarianceKinds } from '@shared/estimators/fitResult'
import type { StandardErrors } from '@shared/inference/standardErrors'
import ColumnSelect from '../../../src/renderer/components/ColumnSelect.vue'
import StandardErrorFields from '../../../src/renderer/components/StandardErrorFields.vue'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (change: Partial<StandardErrors> = {}) =>
  mountWithTexts(StandardErrorFields, {
    props: { errors: { ...emptyDocument.model.standardErrors, ...change }, columns: ['wt', 'cyl'] },
  })

const tests = (fields: ReturnType<typeof mounted>): readonly (string | undefined)[] =>
  fields.findAll('[data-test]').map((field) => field.attributes('data-test'))

describe('StandardErrorFields', () => {
  it('offers every kind there is, in words', () => {
    const choices = mounted().findComponent(ColumnSelect).props('choices')
    expect(choices.map(({ value }) => value)).toEqual([...covarianceKinds])
    for (const { label } of choices) expect(label).not.toContain('model.')
    expect(choices[4].label).toBe('HC3: uneven spread')
  })

  it.each<[StandardErrors['kind'], readonly string[]]>([
    ['classical', []],
    ['HC3', []],
    ['newey-west', ['lag']],
    ['cluster', ['cluster']],
    ['bootstrap', ['replicates', 'seed']],
  ])('asks for what %s needs and no more', (kind, expected) => {
    expect(tests(mounted({ kind }))).toEqual(['standard-errors', ...expected])
  })

  it('hands on the change alone', async () => {
    const fields = mounted({ kind: 'newey-west' })
    fields.findComponent(ColumnSelect).vm.$emit('update:modelValue', 'HC0')
    await fields.find('[data-test="lag"] input').setValue('3')
    await fields.find('[data-test="lag"] input').setValue('1.5')
    expect(fields.emitted('change')).toEqual([[{ kind: 'HC0' }], [{ lag: 3 }]])
  })
})
