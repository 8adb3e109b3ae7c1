import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsAround } from '../../../src/renderer/views/columnsAround'

describe('the columns that a page holds', () => {
  it('are all of a table of few, wherever one looks', () => {
    expect(columnsAround([150], 200)).toEqual({ start: 0, end: 200 })
    expect(columnsAround([], 7)).toEqual({ start: 0, end: 7 })
  })

  it('are the first ones before any is in sight', () => {
    expect(columnsAround([], 5000)).toEqual({ start: 0, end: 100 })
  })

  it('are those in sight and fifty or more on either side, as far as there are, and few of very many', () => {
    const sight = fc
      .record({ count: fc.integer({ min: 201, max: 20_000 }), first: fc.nat(19_999), width: fc.nat(40) })
      .filter(({ count, first, width }) => first + width < count)
    fc.assert(
      fc.property(sight, ({ count, first, width }) => {
        const { start, end } = columnsAround([first, first + width], count)
        expect(start).toBeLessThanOrEqual(Math.max(0, first - 50))
        expect(end).toBeGreaterThanOrEqual(Math.min(count, first + width + 51))
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(count)
        expect(end - start).toBeLessThanOrEqual(width + 250)
      }),
    )
  })
})
