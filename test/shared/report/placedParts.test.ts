import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportCompositionSchema } from '@shared/document/reportComposition'
import { defaultComposition, reportParts } from '@shared/report/composition'
import { forOtherData, isShown, placedParts } from '@shared/report/placedParts'

const part = fc.record({ id: fc.constantFrom(...reportParts), shown: fc.boolean(), comment: fc.string() })

describe('placedParts', () => {
  it('holds every part once, whatever was placed', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 32 }), (placed) => {
        const ids = placedParts(placed).map(({ id }) => id)
        expect([...ids].sort()).toEqual([...reportParts].sort())
      }),
    )
  })

  it('keeps the author’s order and words, and changes nothing when it is asked again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector: ({ id }) => id }), (placed) => {
        const parts = placedParts(placed)
        const chosen = new Set(placed.map(({ id }) => id))
        expect(parts.filter(({ id }) => chosen.has(id))).toEqual(placed)
        expect(placedParts(parts)).toEqual(parts)
      }),
    )
  })

  it('is the usual order where nothing was placed, and puts a part that is new behind the one that precedes it there', () => {
    expect(placedParts([]).map(({ id }) => id)).toEqual(reportParts)
    const older = placedParts([])
      .filter(({ id }) => id !== 'goodness')
      .reverse()
    const ids = placedParts(older).map(({ id }) => id)
    expect(ids[ids.indexOf('coefficients') + 1]).toBe('goodness')
  })

  it('tells what is shown: everything that was not switched off', () => {
    expect(isShown([], 'charts')).toBe(true)
    expect(isShown([{ id: 'charts', shown: false, comment: '' }], 'charts')).toBe(false)
  })

  it('goes to other data without what was said of these', () => {
    const parts = [{ id: 'model' as const, shown: false, comment: 'of these cars' }]
    const made = forOtherData({ ...defaultComposition, title: 'Cars', author: 'A', parts })
    expect(made).toEqual({
      ...defaultComposition,
      author: 'A',
      parts: [{ id: 'model', shown: false, comment: '' }],
    })
    expect(reportCompositionSchema.parse(made)).toEqual(made)
  })
})
