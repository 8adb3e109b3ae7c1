const MILLISECONDS_PER_DAY = 86_400_000

/** Days since 1970-01-01 as an ISO date, with the time where there is one. */
export function dateText(days: number): string {
  const date = new Date(Math.round(days * MILLISECONDS_PER_DAY))
  if (Number.isNaN(date.getTime())) return String(days)
  const iso = date.toISOString()
  return Number.isInteger(days) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?$/

/** Days since 1970-01-01 of a date written with the year first, `2024-03-01` or `2024/3/1 14:05`; NaN when it is none. */
export function daysOfDate(text: string): number {
  const parts = DATE.exec(text.trim())
  if (parts === null) return NaN
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part)))
  // Unlike Date.UTC, this takes the year 70 for what it is.
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day)
  const isOnCalendar = new Date(midnight).getUTCMonth() === month - 1 && day > 0
  if (!isOnCalendar || hour > 23 || minute > 59 || second >= 60) return NaN
  return (midnight + ((hour * 60 + minute) * 60 + second) * 1000) / MILLISECONDS_PER_DAY
}
