import { describe, expect, it } from 'vitest'
import { cellText } from '@shared/report/cell'
import type { TuningSummary } from '@shared/report/reportInput'
import { tuningSection } from '@shared/report/tuningSection'

const tuning: TuningSummary = {
  pretrained: { source: 'city.csv', formula: 'rent ~ area', rowCount: 240 },
  settings: { learningRate: 0.05, frozen: ['area'], strength: 0.5 },
  rows: { training: 25, heldOut: 11 },
  fineTuned: { training: 70, heldOut: 55, before: 108 },
  scratch: { training: 132, heldOut: 139, before: 336 },
  untuned: { training: NaN, heldOut: 239, before: 54 },
  byRows: [{ rows: 5, fineTuned: 80, scratch: 300 }],
}

describe('the section on fine-tuning', () => {
  it('has the errors of both and of the pre-trained model, and what was forgotten as their ratio', () => {
    const { blocks } = tuningSection(tuning, 'en')
    const [errors, byRows] = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(errors.rows.map((row) => row.map((cell) => cellText(cell, 'en')))).toEqual([
      ['fine-tuned', '70', '55', '108'],
      ['from scratch', '132', '139', '336'],
      ['pre-trained, as it is', '–', '239', '54'],
    ])
    expect(byRows.rows).toHaveLength(1)
    const told = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    expect(told).toEqual([
      'Forgotten: on city.csv the error was 54; with the fine-tuned coefficients it is 108, 2 times as large.',
    ])
  })

  it('says nothing of what is not known: no held-out rows, no data of pre-training', () => {
    const unknown = { training: 1, heldOut: NaN, before: NaN }
    const { blocks } = tuningSection(
      { ...tuning, fineTuned: unknown, scratch: unknown, untuned: unknown, byRows: [] },
      'zh',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['facts', 'table'])
  })
})
