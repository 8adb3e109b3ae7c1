import { SSF } from '@e965/xlsx'

const formats = SSF as { is_date(format: string): boolean }
const MILLISECONDS_PER_DAY = 86_400_000
const DAYS_1900_TO_1904 = 1462
/** Serial number of 1970-01-01 in the 1900 system. */
const UNIX_EPOCH = 25_569
/** Excel has a 29 February 1900, as serial 60, which never was. */
const LEAP_DAY_THAT_NEVER_WAS = 60
const LARGEST_SERIAL = 2_958_466

/** A workbook has few formats and many cells. */
const datesByFormat = new Map<string, boolean>()

/** Whether a number format shows a calendar date; one that shows only a time or a duration leaves the number a number. */
export function isDateFormat(format: string | number | undefined): boolean {
  if (format === undefined || format === 'General') return false
  const text = String(format)
  const known = datesByFormat.get(text)
  if (known !== undefined) return known
  const isDate = showsDate(text)
  datesByFormat.set(text, isDate)
  return isDate
}

function showsDate(text: string): boolean {
  if (!formats.is_date(text)) return false
  const bare = text
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, (part) => (/^\[(?:h+|m+|s+)\]$/i.test(part) ? 'ELAPSED' : ''))
  return !bare.includes('ELAPSED') && /[yYdDeEbB]/.test(bare.replace(/AM\/PM|A\/P|General/gi, ''))
}

/** ISO text of a date's serial number; null when no such day exists. */
export function serialToIso(serial: number, date1904: boolean): string | null {
  const in1900 = date1904 ? serial + DAYS_1900_TO_1904 : serial
  return Number.isInteger(in1900) ? wholeDay(in1900) : isoOf(in1900)
}

/** A column of dates has few days and many rows. */
const isoByDay = new Map<number, string | null>()
const MOST_DAYS = 50_000

function wholeDay(day: number): string | null {
  let iso = isoByDay.get(day)
  if (iso === undefined) {
    iso = isoOf(day)
    if (isoByDay.size < MOST_DAYS) isoByDay.set(day, iso)
  }
  return iso
}

function isoOf(in1900: number): string | null {
  const day = Math.floor(in1900)
  if (in1900 < 0 || in1900 >= LARGEST_SERIAL || day === LEAP_DAY_THAT_NEVER_WAS) return null
  const days = in1900 < LEAP_DAY_THAT_NEVER_WAS ? in1900 + 1 - UNIX_EPOCH : in1900 - UNIX_EPOCH
  // Serial numbers keep about a tenth of a millisecond; what is finer is rounding.
  const iso = new Date(Math.round(days * MILLISECONDS_PER_DAY)).toISOString()
  const clean = iso.replace('.000Z', '').replace('Z', '')
  return clean.endsWith('T00:00:00') ? clean.slice(0, 10) : clean
}
