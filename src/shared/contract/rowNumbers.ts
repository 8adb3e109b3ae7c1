import { z } from 'zod'
import { isRowSet, type RowSet } from '../table/rowSet'

const MOST_ROWS = 10_000_000

/** Many 1-based row numbers in the form in which they travel fastest, checked in one pass: a list of plain numbers is checked one by one. */
export const rowNumbersSchema = z.custom<Int32Array>(
  (value) => value instanceof Int32Array && value.length <= MOST_ROWS && value.every((row) => row >= 1),
  'at most 10,000,000 row numbers from 1 on',
)

/** A set of rows, of millions of scattered ones in a tenth of what their numbers take. */
export const rowSetSchema = z.custom<RowSet>(isRowSet, 'a set of rows')
