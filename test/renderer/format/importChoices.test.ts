import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importOptionsSchema, type ImportOptions } from '@shared/source/importOptions'
import {
  AUTO,
  choiceKeys,
  choiceLabel,
  chosenValue,
  encodingLabel,
  encodings,
  guessedValue,
  offeredValues,
  typedText,
  withChoice,
  withTyped,
} from '../../../src/renderer/format/importChoices'
import { csvSummary } from '../csvSummary'

describe('choices of the import dialog', () => {
  const anyKey = fc.constantFrom(...choiceKeys)

  it('can be taken back: choosing a value and then none leaves the options as they were', () => {
    fc.assert(
      fc.property(anyKey, fc.nat(), (key, pick) => {
        const offered = offeredValues({}, key)
        const value = offered[pick % offered.length]
        const chosen = withChoice({ skipRows: 2 }, key, value)
        expect(chosenValue(chosen, key)).toBe(value)
        expect(importOptionsSchema.safeParse(chosen).success).toBe(true)
        expect(withChoice(chosen, key, AUTO)).toEqual({ skipRows: 2 })
      }),
    )
  })

  it('offer what was set by other means too', () => {
    expect(offeredValues({ delimiter: '::' }, 'delimiter')).toContain('::')
    expect(offeredValues({ delimiter: ';' }, 'delimiter').filter((value) => value === ';')).toHaveLength(1)
  })

  it('name what was found', () => {
    const summary = { ...csvSummary, quote: '', thousands: null, header: false } as const
    expect(choiceKeys.map((key) => guessedValue(summary, key))).toEqual([
      ';',
      ',',
      'none',
      'data',
      'data',
      'none',
      null,
      'none',
    ])
    expect(choiceLabel('\t', (key) => key)).toBe('importing.choices.tab')
    expect(choiceLabel(';', (key) => key)).toBe(';')
  })
})

describe('typed settings', () => {
  it('are read, and refused where they are none', () => {
    expect(withTyped({}, 'skipRows', ' 3 ')).toEqual({ skipRows: 3 })
    expect(withTyped({}, 'headerRow', '0')).toBeNull()
    expect(withTyped({}, 'skipRows', 'x')).toBeNull()
    expect(withTyped({}, 'missing', 'NA, -999')).toEqual({ missing: ['NA', '-999'] })
    expect(withTyped({ range: 'A1:B2' }, 'range', '')).toEqual({})
  })

  it('come back as they were typed', () => {
    const options: ImportOptions = { missing: ['NA', '-999'], skipRows: 2 }
    expect(typedText(options, 'missing')).toBe('NA, -999')
    expect(typedText(options, 'skipRows')).toBe('2')
    expect(typedText(options, 'range')).toBe('')
  })
})

it('encodings are written as people know them', () => {
  expect(encodings.map(encodingLabel)).toEqual(
    expect.arrayContaining([
      'UTF-8',
      'UTF-16LE',
      'GB18030',
      'Big5',
      'Shift_JIS',
      'Windows-1252',
      'ISO-8859-1',
    ]),
  )
})
