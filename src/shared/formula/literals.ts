import { asCharacter } from './asCharacter'
import { daysOfDate } from '../texts/dateText'
import type { Expression } from './expression'

/** The number that an expression writes out: `3`, `-1`, `(2)`; null for any other. */
export function literalNumber(node: Expression): number | null {
  if (node.kind === 'number') return node.value
  if (node.kind !== 'unary' || node.operator === '!') return null
  const value = literalNumber(node.operand)
  return value !== null && node.operator === '-' ? -value : value
}

/** The truth value that an expression writes out, `T` and `F` included; null for any other. */
export function literalLogical(node: Expression): boolean | null {
  if (node.kind === 'logical') return node.value
  if (node.kind === 'name' && (node.name === 'T' || node.name === 'F')) return node.name === 'T'
  return null
}

/** A constant as R's `as.character` writes it; null for what is none. */
export function literalText(node: Expression): string | null {
  if (node.kind === 'text') return node.value
  if (node.kind === 'logical') return node.value ? 'TRUE' : 'FALSE'
  const value = literalNumber(node)
  if (value === null) return null
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : asCharacter(value)
}

/** The days since 1970-01-01 of a date that is written out, `"2024-03-01"`, its time left aside; null for any other expression. */
export function literalDays(node: Expression): number | null {
  const days = node.kind === 'text' ? Math.floor(daysOfDate(node.value)) : NaN
  return Number.isNaN(days) ? null : days
}

/** The constants of `c("a", "b")`, or the one that is written out; null for any other expression. */
export function literalTexts(node: Expression): readonly string[] | null {
  const nodes = node.kind === 'call' && node.name === 'c' ? node.parts.map(({ value }) => value) : [node]
  const texts = nodes.map(literalText)
  return texts.every((text) => text !== null) ? texts : null
}
