import { describe, expect, it } from 'vitest'
import type { Step } from '@shared/preparation/step'
import StepForm from '../../../src/renderer/components/StepForm.vue'
import { newStep, stepKinds } from '../../../src/renderer/format/newStep'
import { mountWithTexts } from '../mountWithTexts'

const columns = [
  { name: 'x', type: 'number' },
  { name: 'g', type: 'text' },
] as const
const mounted = (step: Step) => mountWithTexts(StepForm, { props: { step, columns, problem: null } })
const lastChange = (form: ReturnType<typeof mounted>) => form.emitted('change')?.at(-1)?.[0]

describe('StepForm', () => {
  it.each(stepKinds)('has words for every control of a step of kind %s', (kind) => {
    const form = mounted(newStep(kind, columns))
    expect(form.text()).not.toContain('preparation.')
    expect(form.findAll('input, select').length).toBeGreaterThan(0)
    for (const input of form.findAll('input')) {
      const id = input.attributes('id')
      const isLabelled = id !== undefined && form.find(`label[for="${id}"]`).exists()
      const isInside = input.element.closest('label') !== null || input.element.closest('.el-select') !== null
      expect(isLabelled || isInside || input.attributes('aria-label') !== undefined).toBe(true)
    }
  })

  it('takes recoded values as they are typed, numbers where all are', async () => {
    const form = mounted({ ...newStep('recode', columns), column: 'g' } as Step)
    await form.find('[data-test="recode-from-1"] input').setValue('a')
    await form.find('[data-test="recode-to-1"] input').setValue('1')
    expect(lastChange(form)).toMatchObject({ pairs: [{ from: 'a', to: 1 }] })
    await form.find('[data-test="recode-more"]').trigger('click')
    await form.find('[data-test="recode-to-2"] input').setValue('one')
    expect(lastChange(form)).toMatchObject({
      pairs: [
        { from: 'a', to: '1' },
        { from: null, to: 'one' },
      ],
    })
  })

  it('offers means of numbers only', () => {
    const options = (column: string) =>
      mounted({ ...newStep('fill-missing', columns), column } as Step)
        .findAll('[data-test="fill-with"] option')
        .map((option) => option.attributes('value'))
    expect(options('x')).toContain('mean')
    expect(options('g')).not.toContain('mean')
  })

  it('changes the usual factor with the rule', async () => {
    const form = mounted(newStep('outlier-rule', columns))
    await form.find('[data-test="outlier-rule"] select').setValue('mad')
    expect(lastChange(form)).toMatchObject({ rule: 'mad', factor: 3.5 })
  })
  it('names a figure of groups by what it is of, until it is given a name, which it keeps', async () => {
    const figures = [
      { figure: 'mean', column: 'x', name: 'mean_x' },
      { figure: 'mean', column: 'x', name: 'typical x' },
    ]
    const form = mounted({ ...newStep('summarise', columns), figures } as Step)
    await form.find('[data-test="figure-1"] select').setValue('median')
    expect(lastChange(form)).toMatchObject({ figures: [{ name: 'median_x' }, { name: 'typical x' }] })
    await form.find('[data-test="figure-2"] select').setValue('median')
    expect(lastChange(form)).toMatchObject({
      figures: [{ name: 'mean_x' }, { figure: 'median', name: 'typical x' }],
    })
    await form.find('[data-test="figure-name-1"] input').setValue('average')
    expect(lastChange(form)).toMatchObject({ figures: [{ figure: 'mean', name: 'average' }, {}] })
    await form.find('[data-test="figure-remove-1"]').trigger('click')
    expect(lastChange(form)).toMatchObject({ figures: [{ name: 'typical x' }] })
  })
})
