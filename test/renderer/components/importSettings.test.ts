import { describe, expect, it } from 'vitest'
import type { ImportSummary } from '@shared/contract/importSummary'
import type { ImportOptions } from '@shared/source/importOptions'
import ImportSettings from '../../../src/renderer/components/ImportSettings.vue'
import { csvSummary } from '../csvSummary'
import { mountWithTexts } from '../mountWithTexts'

const mounted = (options: ImportOptions = {}, summary: ImportSummary = csvSummary) =>
  mountWithTexts(ImportSettings, { props: { summary, options } })

const labels = (settings: ReturnType<typeof mounted>, key: string): string[] =>
  settings.findAll(`[data-test="import-${key}"] label`).map((label) => label.text())

describe('the settings of the import dialog', () => {
  it('show each guess', () => {
    const settings = mounted()
    expect(labels(settings, 'delimiter')[0]).toBe('auto: ;')
    expect(labels(settings, 'decimal')[0]).toBe('auto: ,')
    expect(labels(settings, 'header')[0]).toBe('auto: names')
    expect(settings.find('[data-test="import-encoding"] option').text()).toBe('auto: UTF-8 with mark')
    expect(settings.find('[data-test="import-missing"] input').attributes('placeholder')).toBe('auto: NA, .')
  })

  it('are overridden with one click each, and keep the others', async () => {
    const settings = mounted({ skipRows: 1 })
    await settings.findAll('[data-test="import-delimiter"] input')[3].trigger('change')
    expect(settings.emitted('change')).toEqual([[{ skipRows: 1, delimiter: '\t' }]])
  })

  it('go back to the guess with one click', async () => {
    const settings = mounted({ decimal: '.' })
    await settings.findAll('[data-test="import-decimal"] input')[0].trigger('change')
    expect(settings.emitted('change')).toEqual([[{}]])
  })

  it('mark a typed setting that cannot be used, and do not hand it on', async () => {
    const settings = mounted()
    const field = settings.find('[data-test="import-skipRows"] input')
    await field.setValue('many')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(settings.emitted('change')).toBeUndefined()
    await field.setValue('3')
    expect(settings.emitted('change')).toEqual([[{ skipRows: 3 }]])
  })

  it('of a workbook list its sheets, the hidden ones as hidden', async () => {
    const summary: ImportSummary = {
      ...csvSummary,
      format: 'xlsx',
      encoding: null,
      decimal: null,
      sheet: 'One',
      range: 'A1:F20',
      headerRow: 3,
      sheets: [
        { name: 'One', hidden: false, filled: true },
        { name: 'Two', hidden: true, filled: true },
        { name: 'Three', hidden: false, filled: false },
        { name: 'Four', hidden: true, filled: false },
      ],
    }
    const settings = mounted({}, summary)
    const options = settings.findAll('[data-test="import-sheet"] option').map((option) => option.text())
    expect(options).toEqual(['auto: One', 'One', 'Two (hidden)', 'Three (empty)', 'Four (hidden, empty)'])
    await settings.find('[data-test="import-sheet"] select').setValue('=Two')
    expect(settings.emitted('change')).toEqual([[{ sheet: 'Two' }]])
    expect(settings.find('[data-test="import-headerRow"] input').attributes('placeholder')).toBe('auto: 3')
    expect(settings.find('[data-test="import-delimiter"]').exists()).toBe(false)
  })

  it('that are typed say in words what cannot be used', async () => {
    const settings = mounted()
    const field = settings.find('[data-test="import-skipRows"] input')
    await field.setValue('abc')
    const said = settings.find('[data-test="import-skipRows"] [role="alert"]')
    expect(said.text()).toContain('This is no whole number from 0 on')
    expect(field.attributes('aria-describedby')).toBe(said.attributes('id'))
    expect(settings.emitted('change')).toBeUndefined()
    await field.setValue('2')
    expect(settings.find('[data-test="import-skipRows"] [role="alert"]').exists()).toBe(false)
    expect(settings.emitted('change')).toEqual([[{ skipRows: 2 }]])
  })

  it('all have a name for screen readers', () => {
    const settings = mounted()
    for (const group of settings.findAll('[role="radiogroup"]'))
      expect(group.attributes('aria-label')).toBeTruthy()
    for (const field of settings.findAll('select, input[type="text"]')) {
      expect(settings.find(`label[for="${field.attributes('id')}"]`).exists()).toBe(true)
    }
  })
})
