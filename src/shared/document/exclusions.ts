import { z } from 'zod'
import { isRowList, keptRowsText, readRowList, rowListText } from '../table/rowList'
import { subtract, unite } from '../table/rowAlgebra'
import { noRows, rowSetOf, type RowSet } from '../table/rowSet'

/** Rows that were excluded at once. A list of ranges in one text: millions of rows are saved and checked between two frames. */
const exclusionActSchema = z
  .object({
    /** As people write them, `3,17,40-44`, or packed where they are too many to be read. */
    rows: z.string().max(100_000_000).refine(isRowList, 'rows such as 3,17,40-44'),
    /** Empty where none was given. */
    reason: z.string().max(1000).default(''),
    /** The rule that found the rows, or their condition in SQL; null where they were chosen by hand. */
    by: z.string().max(10_000).nullable().default(null),
    /** ISO 8601; null where it is not known. */
    when: z.string().max(40).nullable().default(null),
  })
  .strict()

/** Earlier versions wrote each row by itself: `{ row, reason }`. */
const asAct = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('row' in value)) return value
  const { row, ...others } = value
  return { rows: String(row), ...others }
}

export const exclusionSchema = z.preprocess(asAct, exclusionActSchema)
export type Exclusion = z.infer<typeof exclusionActSchema>

export interface ExclusionAct extends Pick<Exclusion, 'reason' | 'by' | 'when'> {
  readonly rows: RowSet
}

/** What acts say is read once of each, or known from when it was written. */
const knownActs = new WeakMap<Pick<Exclusion, 'rows'>, RowSet>()

/** Acts whose text is the only one for its rows. */
const writtenHere = new WeakSet<Pick<Exclusion, 'rows'>>()

function rowsOf(act: Pick<Exclusion, 'rows'>): RowSet {
  const rows = knownActs.get(act) ?? readRowList(act.rows) ?? noRows
  knownActs.set(act, rows)
  return rows
}

function actOf(act: Exclusion, rows: RowSet): Exclusion {
  const written = { ...act, rows: keptRowsText(rows) }
  knownActs.set(written, rows)
  writtenHere.add(written)
  return written
}

const known = new WeakMap<readonly Pick<Exclusion, 'rows'>[], RowSet>()

/** All rows that are excluded; read once of the same list. */
export function excludedRowsOf(exclusions: readonly Pick<Exclusion, 'rows'>[]): RowSet {
  const found = known.get(exclusions) ?? exclusions.reduce((all, act) => unite(all, rowsOf(act)), noRows)
  known.set(exclusions, found)
  return found
}

const knownTexts = new WeakMap<readonly Pick<Exclusion, 'rows'>[], string>()

/** All rows that are excluded as one text, the same for the same rows; written once of the same list. */
export function excludedRowsText(exclusions: readonly Pick<Exclusion, 'rows'>[]): string {
  const [first, ...others] = exclusions
  const asWritten = others.length === 0 && first !== undefined && writtenHere.has(first) ? first.rows : null
  const found = knownTexts.get(exclusions) ?? asWritten ?? keptRowsText(excludedRowsOf(exclusions))
  knownTexts.set(exclusions, found)
  return found
}

/** Longer texts of rows have a short word for a key. */
const SHORT = 1000
const MOST_WORDS = 100
const words = new Map<string, string>()
let lastWord = 0

/** A text that is the same for the same rows while the program runs, and never long. */
export function excludedRowsKey(exclusions: readonly Pick<Exclusion, 'rows'>[]): string {
  const text = excludedRowsText(exclusions)
  if (text.length <= SHORT) return text
  const word = words.get(text) ?? `#${++lastWord}`
  words.delete(text)
  words.set(text, word)
  for (const oldest of words.keys()) if (words.size > MOST_WORDS) words.delete(oldest)
  return word
}

/** With these rows excluded too. A row stays in the act that excluded it first; where none is new, the list stays as it is. */
export function withExclusion(exclusions: readonly Exclusion[], act: ExclusionAct): readonly Exclusion[] {
  const fresh = subtract(act.rows, excludedRowsOf(exclusions))
  return fresh.count === 0 ? exclusions : [...exclusions, actOf({ ...act, rows: '' }, fresh)]
}

/** With these rows back in the fit; an act of which no row is left is gone. */
export function withoutExclusion(exclusions: readonly Exclusion[], rows: RowSet): readonly Exclusion[] {
  if (subtract(excludedRowsOf(exclusions), rows).count === excludedRowsOf(exclusions).count) return exclusions
  return exclusions.flatMap((act) => {
    const left = subtract(rowsOf(act), rows)
    if (left.count === rowsOf(act).count) return [act]
    return left.count === 0 ? [] : [actOf(act, left)]
  })
}

/** The rows of a list of numbers as one text. */
export const rowsText = (rows: ArrayLike<number>): string => rowListText(rowSetOf(rows))
