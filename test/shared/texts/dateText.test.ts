import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateText, daysOfDate } from '@shared/texts/dateText'

describe('daysOfDate', () => {
  it('counts days from 1970-01-01, with the time as their fraction', () => {
    expect(daysOfDate('1970-01-01')).toBe(0)
    expect(daysOfDate('2024-02-29')).toBe(19_782)
    expect(daysOfDate(' 2024/3/1 12:00 ')).toBe(19_783.5)
    expect(daysOfDate('1969-12-31T18:00:00')).toBe(-0.25)
    expect(daysOfDate('0000-03-01')).toBe(-719_468)
    expect(dateText(daysOfDate('0070-01-02'))).toBe('0070-01-02')
  })

  it('refuses what is no date', () => {
    for (const text of [
      '',
      '12',
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-01-01 24:00',
      '1.2.2024',
    ])
      expect(daysOfDate(text), text).toBeNaN()
  })

  it('reads what dateText writes, to the second', () => {
    const seconds = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 })
    fc.assert(
      fc.property(seconds, (second) => {
        const days = second / 86_400
        expect(Math.round(daysOfDate(dateText(days)) * 86_400)).toBe(second)
      }),
    )
  })
})
