import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '@shared/document/analysisDocument'
import { applyPatch, documentPatchSchema, patchBetween } from '@shared/document/documentPatch'
import { historyArbitrary } from './historyArbitrary'

describe('a patch', () => {
  it('makes the one document of the other, also after it was written and read', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat(1000), fc.nat(1000), ({ points }, one, other) => {
        const documents = [...points.values()].map(({ document }) => document)
        const before = documents[one % documents.length]
        const after = documents[other % documents.length]
        const patch = patchBetween(before, after)
        expect(applyPatch(before, patch)).toEqual(after)
        const read = documentPatchSchema.parse(JSON.parse(JSON.stringify(patch)))
        expect(read).toEqual(patch)
        expect(applyPatch(before, read)).toEqual(after)
      }),
    )
  })

  it('of a document and itself is empty, and of one more row excluded tells that row', () => {
    expect(patchBetween(emptyDocument, emptyDocument)).toEqual({})
    const row = (number: number) => ({ rows: String(number), reason: '', by: null, when: null })
    const many = {
      ...emptyDocument,
      exclusions: Array.from({ length: 10_000 }, (_, index) => row(index + 1)),
    }
    const more = { ...many, exclusions: [...many.exclusions, row(10_001)] }
    expect(patchBetween(many, more)).toEqual({
      splice: { exclusions: { at: 10_000, remove: 0, items: [row(10_001)] } },
    })
    expect(patchBetween(more, many)).toEqual({
      splice: { exclusions: { at: 10_000, remove: 1, items: [] } },
    })
  })

  it('is refused where it belongs to another document, and where it is none', () => {
    expect(applyPatch(emptyDocument, { splice: { steps: { at: 1, remove: 0, items: [] } } })).toBeNull()
    expect(documentPatchSchema.safeParse({ set: { outlierThreshold: -1 } }).success).toBe(false)
    expect(documentPatchSchema.safeParse({ set: { unknown: 1 } }).success).toBe(false)
    expect(
      documentPatchSchema.safeParse({ splice: { model: { at: 0, remove: 0, items: [] } } }).success,
    ).toBe(false)
    expect(documentPatchSchema.parse({ set: { filter: null } })).toEqual({ set: { filter: null } })
  })
})
