import { describe, expect, it } from 'vitest'
import { stepSchema, type StepOf } from '@shared/preparation/step'
import JoinStep from '../../../src/renderer/components/JoinStep.vue'
import { mountWithTexts } from '../mountWithTexts'

const columns = [
  { name: 'day', type: 'date' },
  { name: 'shop', type: 'text' },
] as const
const other = {
  rows: 3,
  doubts: [],
  columns: [
    { name: 'id', type: 'text' },
    { name: 'size', type: 'number' },
    { name: 'city', type: 'text' },
  ],
} as const
const join = (step: object = {}): StepOf<'join'> =>
  stepSchema.parse({
    kind: 'join',
    file: 'grant',
    name: 'shops.csv',
    keys: [{ column: 'shop', other: 'id' }],
    ...step,
  }) as StepOf<'join'>
const mounted = (step = join()) =>
  mountWithTexts(JoinStep, { props: { step, columns, other, otherError: null } })
const changed = (form: ReturnType<typeof mounted>) => form.emitted('change')?.at(-1)?.[0]

describe('JoinStep', () => {
  it('names the file, its rows and every control', () => {
    const form = mounted()
    expect(form.text()).toContain('shops.csv')
    expect(form.find('[data-test="join-facts"]').text()).toContain('3')
    for (const select of form.findAll('select')) {
      expect(form.find(`label[for="${select.attributes('id')}"]`).text()).not.toBe('')
    }
  })

  it('takes several keys, of which the last one stays', async () => {
    const form = mounted()
    expect(form.find('[data-test="join-remove-1"]').exists()).toBe(false)
    await form.find('[data-test="join-more"]').trigger('click')
    expect(changed(form)).toMatchObject({
      keys: [
        { column: 'shop', other: 'id' },
        { column: '', other: '' },
      ],
    })
    const two = mounted(join({ keys: [{ column: 'shop', other: 'id' }, 'day'] }))
    await two.find('[data-test="join-key-2"] select').setValue('shop')
    expect(changed(two)).toMatchObject({ keys: [{}, { column: 'shop', other: 'day' }] })
    await two.find('[data-test="join-remove-1"]').trigger('click')
    expect(changed(two)).toMatchObject({ keys: [{ column: 'day', other: 'day' }] })
  })

  it('brings all but the keys until some are chosen, and keeps the names that these were given', async () => {
    const form = mounted(join({ columns: [{ column: 'city', name: 'town' }] }))
    expect(form.find('[data-test="column-choice-id"]').exists()).toBe(false)
    await form.find('[data-test="column-choice-size"] input').trigger('change')
    expect(changed(form)).toMatchObject({
      columns: [
        { column: 'city', name: 'town' },
        { column: 'size', name: null },
      ],
    })
    await form.find('[data-test="column-choice-city"] input').trigger('change')
    expect(changed(form)).toMatchObject({ columns: null })
  })

  it('says why the file cannot be read', () => {
    const error = { code: 'file-not-found', path: '/data/shops.csv' } as const
    const form = mountWithTexts(JoinStep, {
      props: { step: join(), columns, other: null, otherError: error },
    })
    expect(form.find('[role="alert"]').text()).toContain('/data/shops.csv')
  })
})
