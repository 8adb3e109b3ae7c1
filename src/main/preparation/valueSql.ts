import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { sqlText } from '../data/database/database'
import { sqlNumber } from './sqlTerm'
import { contentOf, type StageColumn } from './stage'

/** A value as an SQL literal of the column's type; dates are written 2024-02-29. */
export function literalOf(
  value: number | string | boolean | null,
  column: Pick<StageColumn, 'name' | 'type'>,
): Result<string> {
  const literal = value === null ? nullOf(column) : literalOfType(value, column)
  if (literal !== null) return ok(literal)
  const { name } = column
  return fail({ code: 'step-value', name, value: String(value), expected: contentOf(column) })
}

export const SQL_TYPES = {
  number: 'DOUBLE',
  integer: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
  text: 'VARCHAR',
} as const

const nullOf = ({ type }: Pick<StageColumn, 'type'>): string => `NULL::${SQL_TYPES[type]}`

function literalOfType(value: number | string | boolean, { type }: Pick<StageColumn, 'type'>): string | null {
  switch (type) {
    case 'number':
    case 'integer':
      return typeof value === 'number' ? sqlNumber(value) : null
    case 'boolean':
      return typeof value === 'boolean' ? String(value).toUpperCase() : null
    case 'date':
      return typeof value === 'string' && isDay(value) ? `${sqlText(value)}::TIMESTAMP` : null
    case 'text':
      return sqlText(typeof value === 'boolean' ? String(value).toUpperCase() : String(value))
  }
}

/** A day that the calendar has, with or without a time. */
function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = parts.slice(1, 4).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
