import type { ColumnCondition } from '../document/columnCondition'
import { readFilter } from '../document/readFilter'
import { commentLines } from './commentLines'
import { rowRanges } from './rowRanges'
import { rColumn, rText, rTexts } from './rText'
import type { ScriptInput } from './scriptInput'

/** Keeps the rows that the filter keeps. */
export function rFilter(input: ScriptInput): readonly string[] {
  const { filter, keptRows } = input
  if (filter === null) return []
  const conditions = readFilter(filter)
  const parameters = { condition: filter }
  if (conditions.every(({ kind }) => kind !== 'typed')) {
    const written = conditions.map((condition) => `data <- keep(data, ${conditionOf(condition)})`)
    return ['', ...commentLines(input, 'filter', parameters), ...written]
  }
  if (keptRows === undefined) {
    return ['', ...commentLines(input, 'filter-unknown', parameters), `stop(${rText(filter)})`]
  }
  return [
    '',
    ...commentLines(input, 'filter-typed', parameters),
    `data <- keep(data, row.names(data) %in% ${rRows(keptRows)})`,
  ]
}

/** Ascending row numbers. */
export function rRows(rows: readonly number[]): string {
  const ranges = rowRanges(rows)
  const part = (end: 0 | 1): string => `c(${ranges.map((range) => range[end]).join(', ')})`
  return `runs(${part(0)}, ${part(1)})`
}

function conditionOf(condition: ColumnCondition): string {
  if (condition.kind === 'typed') return 'FALSE'
  const column = rColumn(condition.column)
  switch (condition.kind) {
    case 'range':
      return between(column, condition.from?.toString() ?? null, condition.to?.toString() ?? null)
    case 'dates': {
      const day = (end: string | null): string | null => (end === null ? null : `as.Date(${rText(end)})`)
      return between(`floor(${column})`, day(condition.from), day(condition.to))
    }
    case 'contains':
      return `grepl(tolower(${rText(condition.text)}), tolower(${column}), fixed = TRUE)`
    case 'one-of':
      return `${column} %in% ${rTexts(condition.values)}`
    case 'is':
      return `${column} == ${condition.value ? 'TRUE' : 'FALSE'}`
    case 'missing':
      return `${condition.missing ? '' : '!'}is.na(${column})`
  }
}

function between(value: string, from: string | null, to: string | null): string {
  const ends = [
    ...(from === null ? [] : [`${value} >= ${from}`]),
    ...(to === null ? [] : [`${value} <= ${to}`]),
  ]
  return ends.length === 0 ? `!is.na(${value})` : ends.join(' & ')
}
