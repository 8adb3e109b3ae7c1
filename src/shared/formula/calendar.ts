const MILLISECONDS_PER_DAY = 86_400_000

/** Parts of the date that lies so many days after 1970-01-01; missing where the calendar of ECMAScript ends. */
const ofDate =
  (part: (date: Date) => number) =>
  (days: number): number =>
    part(new Date(Math.floor(days) * MILLISECONDS_PER_DAY))

/** Of lubridate's and data.table's names; the days of the month and of the week count from 1, the week from Sunday. */
export const calendarFunctions: Readonly<Record<string, (days: number) => number>> = {
  year: ofDate((date) => date.getUTCFullYear()),
  month: ofDate((date) => date.getUTCMonth() + 1),
  mday: ofDate((date) => date.getUTCDate()),
  wday: ofDate((date) => date.getUTCDay() + 1),
}
