import { z } from 'zod'

const MOST_ROWS = 10_000_000

/** Many 1-based row numbers in the form in which they travel fastest, checked in one pass: a list of plain numbers is checked one by one. */
export const rowNumbersSchema = z.custom<Int32Array>(
  (value) => value instanceof Int32Array && value.length <= MOST_ROWS && value.every((row) => row >= 1),
  'at most 10,000,000 row numbers from 1 on',
)
