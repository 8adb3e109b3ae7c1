import type { NumberUnit } from '@shared/source/numberUnit'
import { sqlText } from '../database/database'
import { dressedForms } from './numberUnit'

/** SQL: the text of a cell as a plain number; what is not dressed in the unit stays as it is, but that no percentage is without its sign. */
export function undressedSql(text: string, unit: NumberUnit): string {
  const cell = `replace(${text}, '\u2212', '-')`
  const when = (pattern: string, number: string): string =>
    `WHEN regexp_full_match(${cell}, ${sqlText(pattern)}) THEN regexp_replace(${cell}, ${sqlText(`^(?:${pattern})$`)}, ${sqlText(number)})`
  if (unit === 'percent')
    return `CASE ${dressedForms.percent.map((form) => when(form, '\\1\\2e-2')).join(' ')} END`
  const cases = [
    ...dressedForms.currency.map((form) => when(form, '\\1\\2')),
    ...dressedForms.owed.map((form) => when(form, '-\\1')),
  ]
  return `CASE ${cases.join(' ')} ELSE ${cell} END`
}
