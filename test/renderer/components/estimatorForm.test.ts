import { describe, expect, it } from 'vitest'
import type { EstimatorOption, OptionValues } from '@shared/estimators/estimator'
import { estimators, readOptions } from '@shared/estimators/registry'
import ColumnSelect from '../../../src/renderer/components/ColumnSelect.vue'
import EstimatorForm from '../../../src/renderer/components/EstimatorForm.vue'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (options: readonly EstimatorOption[], values: OptionValues = {}) =>
  mountWithTexts(EstimatorForm, { props: { options, values } })

const options = {
  lambda: { kind: 'number', name: 'lambda', textKey: 'lambda', min: 0, max: 1e6, default: null },
  folds: { kind: 'integer', name: 'folds', textKey: 'folds', min: 2, max: 100, default: 10 },
  rule: { kind: 'choice', name: 'rule', textKey: 'rule', choices: ['min', '1se'], default: 'min' },
  standardize: { kind: 'boolean', name: 'standardize', textKey: 'standardize', default: true },
  constraints: { kind: 'text', name: 'constraints', textKey: 'constraints', default: '' },
} as const satisfies Readonly<Record<string, EstimatorOption>>

describe('EstimatorForm', () => {
  it.each(estimators.map((estimator) => [estimator.name, estimator] as const))(
    'has a field, with words, for every option that %s declares',
    (_, estimator) => {
      const form = mounted(estimator.options)
      expect(form.findAll('.option')).toHaveLength(estimator.options.length)
      expect(form.text()).not.toContain('options.')
      for (const select of form.findAllComponents(ColumnSelect)) {
        for (const { label } of select.props('choices')) expect(label).not.toContain('options.')
      }
    },
  )

  it('shows a number that is left to the data as “auto”, and takes one', async () => {
    const form = mounted([options.lambda])
    const input = form.find('input')
    expect(input.element.value).toBe('')
    expect(input.attributes('placeholder')).toBe('auto')
    await input.setValue('0,5')
    expect(form.emitted('change')).toEqual([['lambda', 0.5]])
  })

  it('leaves it to the data again when the field is emptied', async () => {
    const form = mounted([options.lambda], { lambda: 2 })
    expect(form.find('input').element.value).toBe('2')
    await form.find('input').setValue('')
    expect(form.emitted('change')).toEqual([['lambda', null]])
  })

  it('hands on nothing that is not allowed', async () => {
    const form = mounted([options.lambda, options.folds])
    const [lambda, folds] = form.findAll('input')
    await lambda.setValue('-1')
    await folds.setValue('2.5')
    await folds.setValue('1')
    expect(form.emitted('change')).toBeUndefined()
    expect(lambda.attributes('aria-invalid')).toBe('true')
    expect(folds.attributes('aria-invalid')).toBe('true')
  })

  it('switches a boolean from its default', async () => {
    const form = mounted([options.standardize])
    expect((form.find('input').element as HTMLInputElement).checked).toBe(true)
    await form.find('input').setValue(false)
    expect(form.emitted('change')).toEqual([['standardize', false]])
  })

  it('takes a choice and a text, the text when it is complete', async () => {
    const form = mounted([options.rule, options.constraints])
    form.findComponent(ColumnSelect).vm.$emit('update:modelValue', '1se')
    const field = form.find('[data-test="option-constraints"] input')
    await field.setValue('wt >= 0')
    expect(form.emitted('change')?.at(-1)).toEqual(['constraints', 'wt >= 0'])
    expect(form.emitted('change')?.[0]).toEqual(['rule', '1se'])
  })

  it('says below a text what is wrong with it, and where', async () => {
    const form = mounted([options.constraints], { constraints: 'wt > 0' })
    expect(form.find('[data-test="problem-constraints"]').exists()).toBe(false)
    await form.setProps({ problem: { option: 'constraints', message: 'Expected >=', position: 4 } })
    const problem = form.find('[data-test="problem-constraints"]')
    expect(problem.text()).toContain('Expected >=')
    expect(problem.find('.before').element.textContent).toBe('wt ')
    const input = form.find('input')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(form.find(`#${input.attributes('aria-describedby')}`).text()).toContain('Expected >=')
  })

  it.each(estimators.map((estimator) => [estimator.name, estimator] as const))(
    'shows for %s what the registry would fill in',
    (_, estimator) => {
      const defaults = readOptions(estimator, {})
      expect(defaults.ok).toBe(true)
      const shown = (values: OptionValues): string =>
        mounted(estimator.options, values)
          .html()
          .replace(/el-id-\d+-\d+/g, '')
      expect(shown({})).toBe(shown(defaults.ok ? defaults.value : {}))
    },
  )
})
