import { describe, expect, it } from 'vitest'
import GoToRow from '../../../src/renderer/components/GoToRow.vue'
import { mountWithTexts } from '../mountWithTexts'

const asked = async (typed: string) => {
  const form = mountWithTexts(GoToRow, { props: { rowCount: 50 } })
  await form.get('input').setValue(typed)
  expect(form.emitted('go')).toBeUndefined()
  await form.trigger('submit')
  return { rows: form.emitted('go') ?? [], invalid: form.get('input').attributes('aria-invalid') }
}

describe('GoToRow', () => {
  it('goes where it is told when that is said with Enter', async () => {
    expect(await asked('50')).toEqual({ rows: [[50]], invalid: 'false' })
    expect(await asked(' 7 ')).toEqual({ rows: [[7]], invalid: 'false' })
  })

  it('says which rows there are, and forgets it with the table', async () => {
    const form = mountWithTexts(GoToRow, { props: { rowCount: 50 } })
    await form.get('input').setValue('51')
    await form.trigger('submit')
    const said = form.get('[role="alert"]')
    expect(said.text()).toContain('Rows are numbered 1 to 50.')
    expect(form.get('input').attributes('aria-describedby')).toBe(said.attributes('id'))
    await form.setProps({ rowCount: 60 })
    expect(form.find('[role="alert"]').exists()).toBe(false)
    expect(form.get('input').element.value).toBe('')
  })

  it.each(['0', '51', '1.5', '-3', 'x', ''])('knows no row %s', async (typed) => {
    expect(await asked(typed)).toEqual({ rows: [], invalid: 'true' })
  })
})
