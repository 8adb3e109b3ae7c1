import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFunctions } from '@shared/formula/calendar'
import { expressionType } from '@shared/formula/expressionType'
import { parseExpression } from '@shared/formula/parseFormula'

const { year, month, mday, wday } = calendarFunctions

/** Days since 1970-01-01 as R's `as.numeric(as.Date(…))` gives them, and `as.POSIXlt` their parts (R 4.2). */
const dates = [
  ['1970-01-01', 0, [1970, 1, 1, 5]],
  ['1969-12-31', -1, [1969, 12, 31, 4]],
  ['2000-02-29', 11_016, [2000, 2, 29, 3]],
  ['2024-03-01', 19_783, [2024, 3, 1, 6]],
  ['1900-03-01', -25_508, [1900, 3, 1, 5]],
  ['9999-12-31', 2_932_896, [9999, 12, 31, 6]],
] as const

describe('the calendar', () => {
  it.each(dates)('knows the parts of %s', (_, days, parts) => {
    expect([year, month, mday, wday].map((part) => part(days))).toEqual(parts)
    // The time of day changes nothing.
    expect(year(days + 0.999)).toBe(parts[0])
    expect(mday(days + 0.999)).toBe(parts[2])
  })

  it('goes on by a day: the week turns, and the day of the month counts on or begins anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (days) => {
        expect(wday(days + 1)).toBe((wday(days) % 7) + 1)
        if (mday(days + 1) === 1) expect(month(days + 1)).toBe((month(days) % 12) + 1)
        else expect(mday(days + 1)).toBe(mday(days) + 1)
      }),
    )
  })
})

describe('a date that is written out', () => {
  const typed = (text: string) => {
    const parsed = parseExpression(text)
    return parsed.ok ? expressionType(parsed.value, { formula: text, typeOf: () => 'numeric' }) : parsed
  }

  it('is compared with a column of dates', () => {
    expect(typed('day >= as.Date("2024-03-01")')).toEqual({ ok: true, value: 'logical' })
    expect(typed('day - as.Date("2024-03-01")')).toEqual({ ok: true, value: 'numeric' })
  })

  it.each([
    ['day >= "2024-03-01"', 8, 'as.Date("2024-03-01")'],
    ['day >= "March"', 8, 'a number'],
    ['day >= as.Date("2024-02-30")', 16, 'a date such as "2024-03-01"'],
    ['day >= as.Date(day)', 16, 'a date such as "2024-03-01"'],
  ])('%s is wrong at character %d, where %s is expected', (text, position, expected) => {
    expect(typed(text)).toMatchObject({ error: { code: 'formula-syntax', position, expected } })
  })
})
