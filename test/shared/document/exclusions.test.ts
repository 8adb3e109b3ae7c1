import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysisDocumentSchema, emptyDocument } from '@shared/document/analysisDocument'
import {
  excludedRowsKey,
  excludedRowsOf,
  excludedRowsText,
  withExclusion,
  withoutExclusion,
  type Exclusion,
} from '@shared/document/exclusions'
import { listRows, rowSetOf } from '@shared/table/rowSet'

const rows = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 })
const act = (numbers: readonly number[], reason = '') => ({
  rows: rowSetOf(numbers),
  reason,
  by: null,
  when: '2026-01-02T03:04:05.000Z',
})
const excluded = (exclusions: readonly Exclusion[]): number[] =>
  Array.from(listRows(excludedRowsOf(exclusions)))

describe('exclusions', () => {
  it('hold each row in one act, the first', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 5 }), (acts) => {
        const exclusions = acts.reduce<readonly Exclusion[]>(
          (list, numbers) => withExclusion(list, act(numbers)),
          [],
        )
        expect(excluded(exclusions)).toEqual([...new Set(acts.flat())].sort((a, b) => a - b))
        const counts = exclusions.map((one) => excludedRowsOf([one]).count)
        expect(counts.reduce((a, b) => a + b, 0)).toBe(excludedRowsOf(exclusions).count)
        expect(counts).not.toContain(0)
      }),
    )
  })

  it('give back the rows that are restored, and no others', () => {
    fc.assert(
      fc.property(rows, rows, rows, (first, second, back) => {
        const exclusions = withExclusion(withExclusion([], act(first)), act(second))
        const left = withoutExclusion(exclusions, rowSetOf(back))
        expect(excluded(left)).toEqual(excluded(exclusions).filter((row) => !back.includes(row)))
      }),
    )
  })

  it('are the same text for the same rows, in whichever acts they were excluded', () => {
    const once = withExclusion([], act([3, 4, 9]))
    const twice = withExclusion(withExclusion([], act([9])), act([4, 3]))
    expect(excludedRowsText(twice)).toBe('3-4,9')
    expect(excludedRowsText(once)).toBe(excludedRowsText(twice))
    expect(excludedRowsText([{ rows: '3,4,9' }])).toBe('3-4,9')
    expect(excludedRowsText([])).toBe('')
  })

  it('have a short key, which says of any two whether their rows are the same', () => {
    const scattered = (first: number): readonly Exclusion[] =>
      withExclusion([], act(Array.from({ length: 5000 }, (_, i) => first + 2 * i)))
    expect(excludedRowsKey([{ rows: '3,4,9' }])).toBe('3-4,9')
    const key = excludedRowsKey(scattered(1))
    expect(key.length).toBeLessThan(20)
    expect(excludedRowsKey(scattered(2))).not.toBe(key)
    expect(excludedRowsKey(scattered(1))).toBe(key)
  })

  it('stay the same list where nothing is to be done', () => {
    const exclusions = withExclusion([], act([3, 4]))
    expect(withExclusion(exclusions, act([4]))).toBe(exclusions)
    expect(withoutExclusion(exclusions, rowSetOf([9]))).toBe(exclusions)
  })

  it('are read as earlier versions wrote them, and refused where they are no rows', () => {
    const older = { ...emptyDocument, exclusions: [{ row: 7, reason: 'typo' }] }
    expect(analysisDocumentSchema.parse(older).exclusions).toEqual([
      { rows: '7', reason: 'typo', by: null, when: null },
    ])
    const bare = { ...emptyDocument, exclusions: [{ rows: '3,5-9' }] }
    expect(analysisDocumentSchema.parse(bare).exclusions[0]).toEqual({
      rows: '3,5-9',
      reason: '',
      by: null,
      when: null,
    })
    for (const text of ['5-3', 'a', '0'])
      expect(analysisDocumentSchema.safeParse({ ...older, exclusions: [{ rows: text }] }).success).toBe(false)
  })

  it('of 10,000 scattered rows are one short text', () => {
    const scattered = Array.from({ length: 10_000 }, (_, k) => 3 * k + 1)
    const exclusions = withExclusion([], act(scattered))
    expect(JSON.stringify(exclusions).length).toBeLessThan(60_000)
    expect(excludedRowsOf(exclusions).count).toBe(10_000)
  })
})
