import type { ColumnReading } from './columnSpec'
import { undressedSql } from './undressedSql'
import { sqlText } from '../database/database'
import { datePatterns, type DateFormat } from './dateFormat'
import { TRIMMED_CHARACTERS } from './missingTokens'
import { groupedPattern, markClass, type NumberFormat } from './numberFormat'

/** What holds for the whole file and decides how its cells are turned into values. */
export interface CastContext {
  /** Texts that are missing values; the empty text is one always. */
  readonly missing: readonly string[]
  /** DuckDB reads 1_000 as a number; where underscores occur this must be ruled out. */
  readonly hasUnderscore: boolean
}

type NumberReading = Extract<ColumnReading, { readonly format: NumberFormat }>

export const trimmed = (cell: string): string => `trim(${cell}, ${sqlText(TRIMMED_CHARACTERS)})`

/** SQL condition: the trimmed cell (NULL or text) is a missing value. */
export function isMissingSql(cell: string, { missing }: CastContext): string {
  return `coalesce(${isOneOf(cell, ['', ...missing])}, TRUE)`
}

/**
 * Not IN: DuckDB makes a join of a longer one, over all rows, even where CASE asks for a few. Nor an equality for each: a query over
 * thousands of columns takes as long to be planned as it has expressions.
 */
function isOneOf(text: string, tokens: readonly string[]): string {
  return `list_contains([${tokens.map(sqlText).join(', ')}], ${text})`
}

/** First step from the text of a cell towards its value: a plain cast, so that the second can look at the outcome. */
export function roughSql(cell: string, reading: ColumnReading): string {
  switch (reading.type) {
    case 'text':
      return `trim(${cell})`
    case 'boolean':
      return booleanSql(cell, reading.words)
    case 'date':
      return dateSql(cell, reading.format)
    case 'number':
    case 'integer':
      return numberSql(numberText(cell, reading), reading.format)
  }
}

function numberText(cell: string, { unit, unicodeMinus }: NumberReading): string {
  if (unit !== undefined) return undressedSql(trimmed(cell), unit)
  return unicodeMinus ? `replace(${cell}, '\u2212', '-')` : cell
}

/** Second step: the value, or NULL when the cell is missing or not of the column's type. */
export function valueSql(rough: string, cell: string, reading: ColumnReading, context: CastContext): string {
  if (reading.type === 'boolean' || reading.type === 'date') return rough
  if (reading.type === 'text') return `CASE WHEN ${isMissingSql(rough, context)} THEN NULL ELSE ${rough} END`
  const numericTokens = context.missing.filter((token) => token !== '' && Number.isFinite(Number(token)))
  const isWhole = reading.type === 'integer'
  const conditions = [
    // 007 and longer numbers than a double can tell apart are names: a column of whole numbers that has them stays text.
    ...(isWhole ? [`CASE WHEN ${cell} >= '00' THEN ${cell} >= '0:' ELSE TRUE END`] : []),
    ...(context.hasUnderscore ? [`NOT contains(${cell}, '_')`] : []),
    ...(numericTokens.length > 0 ? [`NOT ${isOneOf(`trim(${cell})`, numericTokens)}`] : []),
  ]
  // Inf is a value; 1e400 is not, though DuckDB makes Infinity of it. NaN is missing.
  return `CASE WHEN ${isWhole ? `abs(${rough}) < 1e15` : `isfinite(${rough})`} THEN ${whereAll(conditions, rough)}
    WHEN isinf(${rough}) THEN CASE WHEN regexp_matches(${cell}, '[0-9]') THEN NULL ELSE ${rough} END END`
}

/** Not AND: the time that a query with one in each of its columns takes to be planned grows with the square of their number. */
function whereAll(conditions: readonly string[], value: string): string {
  return conditions.reduceRight((inner, condition) => `CASE WHEN ${condition} THEN ${inner} END`, value)
}

const TRUE_WORDS = { 'true-false': ['true'], 'yes-no': ['true', 'yes', 't', 'y', '1'] }
const FALSE_WORDS = { 'true-false': ['false'], 'yes-no': ['false', 'no', 'f', 'n', '0'] }

function booleanSql(cell: string, words: keyof typeof TRUE_WORDS): string {
  const word = `lower(${trimmed(cell)})`
  return `CASE WHEN ${isOneOf(word, TRUE_WORDS[words])} THEN TRUE WHEN ${isOneOf(word, FALSE_WORDS[words])} THEN FALSE END`
}

function numberSql(text: string, format: NumberFormat): string {
  const { decimal, thousands } = format
  const plain =
    decimal === '.'
      ? `TRY_CAST(${text} AS DOUBLE)`
      : `CASE WHEN contains(${text}, '.') THEN NULL ELSE TRY_CAST(replace(${text}, ',', '.') AS DOUBLE) END`
  if (thousands === null) return plain
  const ungrouped = `regexp_replace(${trimmed(text)}, ${sqlText(markClass(thousands))}, '', 'g')`
  return `COALESCE(${plain}, CASE WHEN regexp_full_match(${trimmed(text)}, ${sqlText(groupedPattern(format))})
    THEN TRY_CAST(replace(${ungrouped}, ${sqlText(decimal)}, '.') AS DOUBLE) END)`
}

function dateSql(cell: string, format: DateFormat): string {
  if (format === 'iso') {
    // Through TIMESTAMPTZ, so that an offset counts; without one the time is taken for UTC.
    const cast = `CAST(TRY_CAST(${trimmed(cell)} AS TIMESTAMPTZ) AS TIMESTAMP)`
    return `CASE WHEN regexp_matches(${cell}, '[0-9]') THEN ${cast} END`
  }
  return `try_strptime(${trimmed(cell)}, [${datePatterns(format).map(sqlText).join(', ')}])`
}
